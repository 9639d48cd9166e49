/** Personal data (docs/domain.md 9): Indonesian, then English with the same keys. */
export const PRIVACY_ID = {} as const;

export const PRIVACY_EN: Record<keyof typeof PRIVACY_ID, string> = {};

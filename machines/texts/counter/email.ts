/** Confirming the address (docs/domain.md 15): Indonesian, then English with the same keys. */
export const EMAIL_ID = {} as const;

export const EMAIL_EN: Record<keyof typeof EMAIL_ID, string> = {};

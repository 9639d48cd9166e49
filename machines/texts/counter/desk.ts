/** A person of the office in the chat (docs/domain.md 12): Indonesian, then English with the same keys. */
export const DESK_ID = {} as const;

export const DESK_EN: Record<keyof typeof DESK_ID, string> = {};

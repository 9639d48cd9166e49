/** Satisfaction (docs/domain.md 8): Indonesian, then English with the same keys. */
export const SURVEY_ID = {} as const;

export const SURVEY_EN: Record<keyof typeof SURVEY_ID, string> = {};

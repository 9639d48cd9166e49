/** Complaints, aspirations, requests for information (docs/domain.md 7): Indonesian, then English with the same keys. */
export const COMPLAINTS_ID = {
  'menu.complain': 'Pengaduan dan saran',
} as const;

export const COMPLAINTS_EN: Record<keyof typeof COMPLAINTS_ID, string> = {
  'menu.complain': 'Complaints and suggestions',
};

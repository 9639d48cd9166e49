/** Guest book and queue number (docs/domain.md 13): Indonesian, then English with the same keys. */
export const VISITS_ID = {
  'menu.visit': 'Buku tamu dan antrean',
} as const;

export const VISITS_EN: Record<keyof typeof VISITS_ID, string> = {
  'menu.visit': 'Guest book and queue',
};

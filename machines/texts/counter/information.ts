/** What the office tells about its services (docs/domain.md 14): Indonesian, then English with the same keys. */
export const INFORMATION_ID = {
  'menu.information': 'Informasi layanan',
} as const;

export const INFORMATION_EN: Record<keyof typeof INFORMATION_ID, string> = {
  'menu.information': 'About our services',
};

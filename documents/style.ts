/** The one look of all documents: an A4 page, one accent colour, two weights of one typeface. Lengths are points. */

/** A4 with the margins inside which everything is drawn. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 40, bottom: 34 };

/** The width between the margins. */
export const contentWidth = page.width - page.left - page.right;

export const ink = {
  accent: '#0f4c81',
  text: '#1b2530',
  muted: '#56636f',
  rule: '#c3ced8',
  tint: '#eff4f8',
  mark: '#8a3b12',
  markTint: '#fdf3e7',
};

export type Face = 'regular' | 'strong';

/** A way of writing; a line is `size * leading` high. */
export interface TextStyle {
  face: Face;
  size: number;
  leading: number;
  color: string;
}

export const styles = {
  office: { face: 'strong', size: 14, leading: 1.36, color: ink.accent },
  unit: { face: 'strong', size: 9.5, leading: 1.4, color: ink.text },
  title: { face: 'strong', size: 21, leading: 1.3, color: ink.accent },
  longTitle: { face: 'strong', size: 14.5, leading: 1.3, color: ink.accent },
  heading: { face: 'strong', size: 8, leading: 1.4, color: ink.accent },
  body: { face: 'regular', size: 9, leading: 1.42, color: ink.text },
  strong: { face: 'strong', size: 9, leading: 1.42, color: ink.text },
  label: { face: 'regular', size: 9, leading: 1.42, color: ink.muted },
  small: { face: 'regular', size: 7.5, leading: 1.4, color: ink.muted },
  total: { face: 'strong', size: 15, leading: 1.36, color: ink.accent },
  mark: { face: 'strong', size: 8, leading: 1.4, color: ink.mark },
} as const satisfies Record<string, TextStyle>;

/** Where the shapes of a small chart go. Pure; lengths in the units of the chart's own drawing. */

export interface Column {
  x: number;
  y: number;
  width: number;
  height: number;
  /** the middle of its place, for words above and below it */
  middle: number;
}

export interface Frame {
  width: number;
  height: number;
}

/** The part of a column's place that stays empty. */
const GAP = 0.35;

/** One column for each value, side by side; the highest fills the height, and what is not 0 can be seen. */
export function columns(values: readonly number[], { width, height }: Frame): Column[] {
  const most = Math.max(0, ...values);
  const place = values.length === 0 ? 0 : width / values.length;
  return values.map((value, index) => {
    const share = most === 0 ? 0 : Math.max(0, value) / most;
    const tall = value > 0 ? Math.max(1, rounded(share * height)) : 0;
    return {
      x: rounded(index * place + (place * GAP) / 2),
      y: rounded(height - tall),
      width: rounded(place * (1 - GAP)),
      height: tall,
      middle: rounded((index + 0.5) * place),
    };
  });
}

export interface Part {
  x: number;
  width: number;
}

/** The parts of a whole, one behind the other over the width; nothing where there is no whole. */
export function parts(values: readonly number[], width: number): Part[] {
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let x = 0;
  return values.map((value) => {
    const part = { x: rounded(x), width: whole === 0 ? 0 : rounded((Math.max(0, value) / whole) * width) };
    x += whole === 0 ? 0 : (Math.max(0, value) / whole) * width;
    return part;
  });
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

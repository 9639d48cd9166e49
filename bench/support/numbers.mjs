// Small statistics, and lines of a table.
export const median = (numbers) => quantile(numbers, 0.5);

export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Cells of a table's line: the first to the left, the others to the right. */
export function line(...cells) {
  const [first, ...rest] = cells;
  process.stdout.write(`${String(first).padEnd(34)}${rest.map((cell) => String(cell).padStart(13)).join('')}\n`);
}

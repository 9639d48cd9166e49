/**
 * Tables for spreadsheets. Cells are set apart by semicolons: an Indonesian Excel reads the comma as the decimal sign. The
 * mark in front makes it read UTF-8.
 */

export type Cell = string | number | null;

export const CSV_START = '\uFEFF';

/** One line with its end; `null` is an empty cell, a number is written with a decimal comma. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(written).join(';')}\r\n`;
}

/** A whole table, with its mark. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return CSV_START + rows.map(csvLine).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  // what a spreadsheet would take for a formula is written as text
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Letters to change, add, drop or swap with their neighbour; only ever asked for texts as short as a label. */
const LONGEST_COMPARED = 48;

/** `null` when either text is too long to compare or the texts are more than `most` changes apart. */
export function editDistance(a: string, b: string, most: number): number | null {
  if (a.length > LONGEST_COMPARED || b.length > LONGEST_COMPARED || Math.abs(a.length - b.length) > most) return null;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + changed);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return null;
    before = last;
    last = row;
  }
  const distance = at(last, b.length);
  return distance <= most ? distance : null;
}

/** How many slips a word or label of this length may have and still be itself. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return length < 13 ? 2 : 3;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

import { expect, it } from 'vitest';
import { csvLine } from '../../domain/csv.ts';

it.each([
  [['a', 1, null, 2.5], 'a;1;;2,5'],
  [['titik; koma', 'kata "kutip"', 'dua\nbaris'], '"titik; koma";"kata ""kutip""";"dua\nbaris"'],
  [['=SUM(A1)', '+62', '-1', '@x', '\tx'], "'=SUM(A1);'+62;'-1;'@x;'\tx"],
  [[-5], '-5'],
] as const)('%j is %j', (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`);
});

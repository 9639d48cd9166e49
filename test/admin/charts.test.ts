import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, parts } from '../../admin/charts.ts';

const FRAME = { width: 300, height: 70 };
const values = fc.array(fc.nat(2_000_000_000), { maxLength: 12 });

describe('the columns of a chart', () => {
  it('stand side by side within the drawing, the highest from top to bottom', () => {
    fc.assert(
      fc.property(values, (list) => {
        const shapes = columns(list, FRAME);
        expect(shapes).toHaveLength(list.length);
        shapes.forEach(({ x, y, width, height, middle }, index) => {
          expect(x).toBeGreaterThanOrEqual((shapes[index - 1]?.x ?? 0) + (shapes[index - 1]?.width ?? 0));
          expect(x + width).toBeLessThanOrEqual(FRAME.width + 0.2);
          expect(y + height).toBeCloseTo(FRAME.height, 5);
          expect(Math.abs(x + width / 2 - middle)).toBeLessThan(0.2);
          expect(height > 0).toBe((list[index] ?? 0) > 0);
        });
        if (list.some((value) => value > 0)) expect(Math.max(...shapes.map(({ height }) => height))).toBe(FRAME.height);
      }),
    );
  });

  it('are as high as their values are to each other', () => {
    expect(columns([50, 100, 0], FRAME).map(({ height }) => height)).toEqual([35, 70, 0]);
  });
});

describe('the parts of a whole', () => {
  it('fill it one behind the other', () => {
    fc.assert(
      fc.property(values, (list) => {
        const shapes = parts(list, 300);
        const filled = shapes.reduce((sum, { width }) => sum + width, 0);
        expect(Math.abs(filled - (list.some((value) => value > 0) ? 300 : 0))).toBeLessThan(1);
      }),
    );
    expect(parts([3, 1], 300)).toEqual([
      { x: 0, width: 225 },
      { x: 225, width: 75 },
    ]);
  });
});

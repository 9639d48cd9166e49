import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUSTOMER_ACTS, orderNames, parseScript, replyLine, SCRIPT_OFFICERS, writeScript } from '../../bots/script.ts';
import type { Line } from '../../bots/script.ts';

const SCRIPT = `# Two things
# in one comment
opening registered
B: opening registered_abroad
clock 2026-11-23 09:00
> (open)
< Halo
  baris kedua

  setelah baris kosong
  (1/8)
  [1] Setuju

# a note in between
B> [Setuju]
B< code: 820251123000001
B< link: Invoice B-001 -> Buka

> \\[bukan tombol]
petugas 2 {order2}: send invoice | Mohon diperiksa.
! not_allowed

> (file bukti.pdf: hari ini)
clock +7d
`;

test('a script is written as it was read', () => {
  expect(writeScript(parseScript(SCRIPT))).toBe(SCRIPT);
});

test('a line that is none is named', () => {
  expect(() => parseScript('# fine\n\nwhat is this')).toThrow('Line 3 is not understood: what is this');
  expect(() => parseScript('kepala: accept')).toThrow('Line 1');
});

test('a reply shows text, progress and choices; a code and a link are told apart from text', () => {
  const lines: Line[] = [
    replyLine('', { kind: 'text', text: 'Siapa?', choices: ['Saya', 'Bukan saya'], progress: { step: 1, of: 8 } }),
    replyLine('A', { kind: 'code', value: 'GP-ABC234' }),
    replyLine('A', { kind: 'link', text: 'Invoice\nB-001', label: 'Buka' }),
  ];
  expect(writeScript(lines)).toBe(
    '< Siapa?\n  (1/8)\n  [1] Saya\n  [2] Bukan saya\nA< code: GP-ABC234\nA< link: Invoice\n  B-001 -> Buka\n',
  );
});

const words = fc
  .array(fc.stringMatching(/^[a-z[(\\\]){}<>#:!|.0-9é😀]([a-z [(\\\]){}<>#:!|.0-9é😀]*[a-z0-9.\]])?$/u), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) => lines.join('\n'));
const line: fc.Arbitrary<Line> = fc.oneof(
  fc.record({
    kind: fc.constant('opening' as const),
    chat: fc.constantFrom('', 'B'),
    name: fc.constantFrom('registered', 'registered_abroad'),
  }),
  fc.record({ kind: fc.constant('clock' as const), to: fc.constantFrom('+7d', '2026-11-23 09:00') }),
  fc.record({
    kind: fc.constant('customer' as const),
    chat: fc.constantFrom('', 'B'),
    said: fc.oneof(
      words.map((text) => ({ kind: 'text' as const, text })),
      fc.constant({ kind: 'tap' as const, label: 'Ya, batalkan' }),
      fc.constantFrom(...CUSTOMER_ACTS).map((act) => ({ kind: 'act' as const, act, object: '' })),
    ),
  }),
  fc.record({
    kind: fc.constant('officer' as const),
    who: fc.constantFrom(...SCRIPT_OFFICERS),
    order: fc.constantFrom(null, '{order2}'),
    act: words,
  }),
  fc.record({ kind: fc.constant('reply' as const), chat: fc.constantFrom('', 'B'), text: words }),
  fc.constant<Line>({ kind: 'refused', reason: 'not_allowed' }),
  fc.constant<Line>({ kind: 'note', text: '# note' }),
);

test('whatever people say is read back as it was written', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(parseScript(writeScript(lines))).toEqual(lines);
    }),
  );
});

test('orders have names instead of codes', () => {
  const names = orderNames(['GP-AAA222', 'GP-BBB333']);
  expect(names.hide('GP-BBB333 and GP-AAA222')).toBe('{order2} and {order}');
  expect(names.show('status {order2}')).toBe('status GP-BBB333');
});

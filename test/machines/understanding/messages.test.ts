import { describe, expect, test } from 'vitest';
import type { InboundBody } from '../../../bots/channel.ts';
import type { Understood } from '../../../machines/conversation/events.ts';
import type { MessageBody } from '../../../machines/understanding/message.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import {
  brief,
  CARD,
  CONSENT,
  FREE,
  FREE_OR_SKIP,
  KINDS,
  MENU,
  NOTHING,
  PROOF,
  QUESTIONS,
  rows,
  typed,
} from './questions.ts';

describe('tapped choices', () => {
  test.each<[string, Understood]>([
    ['yes', { type: 'answer', id: 'yes' }],
    ['order:GP-ABC234', { type: 'openOrder', code: 'GP-ABC234' }],
    ['order:gp-abc234', { type: 'openOrder', code: 'GP-ABC234' }],
    ['word:menu', { type: 'menu' }],
    ['word:officer', { type: 'officer' }],
    ['word:language', { type: 'language' }],
    ['page.next', { type: 'stale', id: 'page.next' }],
    ['product:PUB-1', { type: 'openProduct', code: 'PUB-1' }],
    ['order:GP-OIL010', { type: 'stale', id: 'order:GP-OIL010' }],
    ['order:', { type: 'stale', id: 'order:' }],
    ['word:constructor', { type: 'stale', id: 'word:constructor' }],
    ['__proto__', { type: 'stale', id: '__proto__' }],
    ['1', { type: 'stale', id: '1' }],
    ['', { type: 'unknown' }],
    ['yes ', { type: 'unknown' }],
    ['<script>', { type: 'unknown' }],
    ["' OR 1=1 --", { type: 'unknown' }],
    ['order:GP-ABC234\n', { type: 'unknown' }],
    ['x'.repeat(65), { type: 'unknown' }],
    ['ya 👍', { type: 'unknown' }],
  ])('%j is %j', (token, expected) => {
    expect(understand({ kind: 'choice', token, label: 'Setuju' }, CONSENT)).toEqual(expected);
  });

  test('an answer that is offered as a global word says it, an order of the question is its answer', () => {
    const tapped = ['word:menu', 'word:language', 'order:GP-XYZ789'].map((token) =>
      understand({ kind: 'choice', token, label: '' }, CARD),
    );
    expect(tapped).toEqual([{ type: 'menu' }, { type: 'language' }, { type: 'answer', id: 'order:GP-XYZ789' }]);
  });

  test('the label of a button does not count, only its token', () => {
    expect(understand({ kind: 'choice', token: 'old', label: 'Setuju' }, CONSENT)).toEqual({
      type: 'stale',
      id: 'old',
    });
    expect(understand({ kind: 'choice', token: 'yes', label: '' }, NOTHING)).toEqual({ type: 'stale', id: 'yes' });
  });
});

describe('files and other things', () => {
  const file: InboundBody = {
    kind: 'file',
    fileId: 'f1',
    name: 'bukti.jpg',
    mime: 'image/jpeg',
    bytes: 9,
    caption: 'ya',
  };

  test('a file is taken only where one is asked for, with what is written under it', () => {
    expect(understand(file, PROOF)).toEqual({ type: 'file', fileId: 'f1', name: 'bukti.jpg', caption: 'ya' });
    for (const question of [NOTHING, FREE, CONSENT])
      expect(understand(file, question)).toEqual({ type: 'unreadable', what: 'file' });
  });

  test('a page that takes a large file is shown only where a file is asked for', () => {
    const body: InboundBody = { kind: 'refused_file', name: 'x', reason: 'too_large' };
    expect(understand(body, PROOF)).toEqual({ type: 'fileTooLarge' });
    for (const question of [NOTHING, FREE, CONSENT])
      expect(understand(body, question)).toEqual({ type: 'unreadable', what: 'file' });
  });

  test.each([
    ['order_GP-ABC234', { type: 'openOrder', code: 'GP-ABC234' }],
    ['product_peta-3601', { type: 'openProduct', code: 'PETA-3601' }],
    ['connect_SB-ABCDE-FGH23', { type: 'connectCode', code: 'SB-ABCDE-FGH23', typed: false }],
    ['visit_q6u2zvks', { type: 'openVisit', code: 'Q6U2ZVKS' }],
    ['poster', { type: 'greeting', salam: false }],
  ])('a link (%s) is read for where it leads', (payload, expected) => {
    for (const question of QUESTIONS) expect(understand({ kind: 'start', payload }, question)).toEqual(expected);
  });

  test.each(['empty', 'type', 'several'] as const)(
    'a refused file (%s) is told as such, where one is asked for',
    (reason) => {
      const body: InboundBody = { kind: 'refused_file', name: 'x', reason };
      expect(understand(body, PROOF)).toEqual({ type: 'fileRefused', reason });
      for (const question of [NOTHING, FREE, CONSENT])
        expect(understand(body, question)).toEqual({ type: 'unreadable', what: 'file' });
    },
  );

  test('a file that was not fetched is none that was needed; one that was edited is told as such anywhere', () => {
    const unasked: InboundBody = { kind: 'refused_file', name: 'x', reason: 'unasked' };
    const edited: InboundBody = { kind: 'refused_file', name: 'x', reason: 'edited' };
    for (const question of QUESTIONS) {
      expect(understand(unasked, question)).toEqual({ type: 'unreadable', what: 'file' });
      expect(understand(edited, question)).toEqual({ type: 'fileRefused', reason: 'edited' });
    }
  });

  test.each(['sticker', 'voice', 'other'] as const)('a %s is no answer', (kind) => {
    const body: MessageBody = { kind };
    for (const question of QUESTIONS) expect(understand(body, question)).toEqual({ type: 'unreadable', what: kind });
  });

  test.each(
    rows(`
unknown: ini buktinya kak | sudah saya kirim | yang mana
answer how: cara membayar | 1 | how to pay
menu: menu
`),
  )('text where a file is asked for: %s is %s', (message, expected) => {
    expect(brief(message, PROOF)).toBe(expected);
  });
});

describe('order codes', () => {
  test.each([
    'GP-ABC234',
    'gp-abc234',
    'GP ABC234',
    'GPABC234',
    'gp abc 234',
    ' GP-ABC234. ',
    'status GP-ABC234',
    'Status pesanan GP-ABC234',
    'pesanan: GP-ABC234',
    'buka GP-ABC234',
    'tolong cek pesanan saya GP-ABC234 kak',
    'open order gp-abc234 please',
    'kode pesanan GP-ABC234',
    'GP–ABC234',
    '*GP-ABC234*',
    'ＧＰ－ＡＢＣ２３４',
    'no. GP-ABC234',
    '/status GP-ABC234',
  ])('%s opens the order whatever was asked', (message) => {
    for (const question of [NOTHING, FREE, CONSENT, MENU, PROOF])
      expect(brief(message, question)).toBe('open GP-ABC234');
  });

  test.each(['Data pesanan GP-ABC234 dipakai lagi untuk bab lima', 'Lanjutan dari GP-ABC234'])(
    '%s opens it, unless it may be a free answer',
    (message) => {
      expect(brief(message, MENU)).toBe('open GP-ABC234');
      expect(brief(message, FREE)).toBe('text');
    },
  );

  test.each(['GP-ABC', 'GP-ABC2345', 'GP-O0I1L1', 'XGP-ABC234', 'GP', 'GP mantap', 'INV-ABC234'])(
    '%s is no code',
    (message) => {
      expect(brief(message, KINDS)).toBe('unknown');
      expect(brief(message, FREE)).toBe('text');
    },
  );
});

describe('free text', () => {
  test.each([
    ['  Budi Santoso  ', 'Budi Santoso'],
    ['satu\r\ndua\rtiga', 'satu\ndua\ntiga'],
    ['a\tb', 'a b'],
    ['Bu\u0000di\u0007', 'Budi'],
    ['Rene\u0301', 'René'],
    ['\u202Egnp.exe\u202C', 'gnp.exe'],
    ['abc\uD800', 'abc'],
    ['keluarga 👨‍👩‍👧', 'keluarga 👨‍👩‍👧'],
    ['\uFEFFBudi', 'Budi'],
    ['<b>tebal</b> *x*', '<b>tebal</b> *x*'],
    ['بيانات إحصائية', 'بيانات إحصائية'],
    ['数据', '数据'],
    ['👍', '👍'],
    ['!', '!'],
  ])('%j is kept as %j', (message, kept) => {
    expect(typed(message, FREE)).toEqual({ type: 'text', text: kept });
  });

  test.each([
    '',
    ' ',
    '\n\n',
    '\u200B\u200D',
    '\u3164',
    '\u2800',
    '\uFE0F',
    '\u0000',
    '\u0301\u0302',
    '\u202E',
    '\uDC00',
  ])('%j has nothing to see in it', (message) => {
    for (const question of QUESTIONS) expect(typed(message, question)).toEqual({ type: 'unknown' });
  });

  test('4.000 characters are taken, one more is too long, whatever a character is', () => {
    expect(typed('é'.repeat(4_000), FREE)).toEqual({ type: 'text', text: 'é'.repeat(4_000) });
    expect(typed('😀'.repeat(4_000), FREE)).toEqual({ type: 'text', text: '😀'.repeat(4_000) });
    expect(typed('a'.repeat(4_001), FREE)).toEqual({ type: 'tooLong', length: 4_001 });
    expect(typed('kata '.repeat(4_000), FREE_OR_SKIP)).toEqual({ type: 'tooLong', length: 19_999 });
    expect(typed('a'.repeat(20_000), CONSENT)).toEqual({ type: 'tooLong', length: 20_000 });
  });
});

describe('codes that connect a chat', () => {
  test.each(['SB-ABCDE-FGH23', 'sb abcde fgh23', 'SBABCDEFGH23', 'kode SB-ABCDE-FGH23', 'sambung SB-ABCDE-FGH23'])(
    '%j is one at every question',
    (message) => {
      const expected = { type: 'connectCode', code: 'SB-ABCDE-FGH23', typed: true };
      for (const question of QUESTIONS) expect(understand({ kind: 'text', text: message }, question)).toEqual(expected);
    },
  );

  test('one in a sentence counts where no text is asked for', () => {
    const body: MessageBody = { kind: 'text', text: 'ini yang saya terima tadi: SB-ABCDE-FGH23 kak' };
    expect(understand(body, CONSENT)).toEqual({ type: 'connectCode', code: 'SB-ABCDE-FGH23', typed: true });
    expect(understand(body, FREE).type).toBe('text');
  });

  test('words that only look like one are none', () => {
    expect(understand({ kind: 'text', text: 'sb pesan murah' }, CONSENT).type).toBe('unknown');
  });

  test.each([
    ['connect', 'sambung', 'Hubungkan Telegram', 'sambungkan ke whatsapp', 'connect'],
    ['disconnect', 'putuskan', 'Putuskan sambungan', 'disconnect'],
    ['officer', 'hubungkan ke petugas', 'sambungkan dengan admin'],
  ])('%s: %s, %s ...', (type, ...messages) => {
    for (const text of messages) expect(understand({ kind: 'text', text }, CONSENT).type, text).toBe(type);
  });
});

import type { Update } from 'telegraf/types';
import { describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../../bots/channel.ts';
import { answersAnything, takenTogether } from '../../../bots/telegram/together.ts';

const NOW = 1_000_000;
const address = { channel: 'telegram', account: '1', chat: '7' };

/** Events in order; `at`: received so many ms before now. */
function events(...bodies: { at?: number; [kind: string]: unknown }[]): InboxEvent[] {
  return bodies.map(({ at = 0, ...body }, id) => ({
    id,
    address,
    externalId: String(id),
    body: { update_id: id, ...body },
    receivedAt: NOW - at,
  }));
}

const said = (message_id: number, text: string) => ({ message: { message_id, text } });
const edited = (message_id: number, text: string) => ({ edited_message: { message_id, text } });
const part = (message_id: number, media_group_id: string, at = 0) => ({
  message: { message_id, media_group_id, photo: [] },
  at,
});

function taken(given: InboxEvent[]) {
  const read = takenTogether(given, NOW);
  return 'waitMs' in read ? read : read.events.map(({ id }) => id);
}

describe('a message and its edits', () => {
  it.each([
    ['a message alone', events(said(1, 'satu'), said(2, 'dua')), [0]],
    ['with its edit', events(said(1, 'satu'), edited(1, 'dua')), [0, 1]],
    [
      'with all of its edits, over what came in between',
      events(said(1, 'a'), said(2, 'b'), edited(1, 'c'), edited(1, 'd')),
      [0, 2, 3],
    ],
    ['without edits of others', events(said(1, 'a'), edited(2, 'b')), [0]],
    ['an edit whose message was taken up before', events(edited(1, 'a'), edited(1, 'b')), [0]],
    ['with a picture put in its place', events(said(1, 'a'), { edited_message: { message_id: 1, photo: [] } }), [0, 1]],
    [
      'a file with the edit of its caption',
      events({ message: { message_id: 1, document: {} } }, { edited_message: { message_id: 1, caption: 'b' } }),
      [0, 1],
    ],
    ['a pressed button', events({ callback_query: { id: '9' } }, said(1, 'a')), [0]],
  ])('%s', (_, given, ids) => expect(taken(given)).toEqual(ids));
});

describe('an album', () => {
  it.each([
    ['waits for more', events(part(1, 'x', 400), part(2, 'x', 300)), { waitMs: 700 }],
    ['waits with one part', events(part(1, 'x')), { waitMs: 1_000 }],
    ['is whole a second after its last part', events(part(1, 'x', 1_400), part(2, 'x', 1_000)), [0, 1]],
    [
      'is whole with ten parts',
      events(...Array.from({ length: 11 }, (_, at) => part(at, 'x'))),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ],
    ['is one of two', events(part(1, 'x', 2_000), part(2, 'y', 0), said(3, 'ini'), part(4, 'x', 1_500)), [0, 3]],
    ['does not wait for a clock that was set back', events(part(1, 'x', -3_600_000)), [0]],
    [
      'comes with the edits of its parts',
      events(part(1, 'x', 2_000), { edited_message: { message_id: 2 } }, part(2, 'x', 2_000), edited(3, 'b')),
      [0, 2, 1],
    ],
    ['comes after what was said before it', events(said(1, 'ini'), part(2, 'x')), [0]],
  ])('%s', (_, given, expected) => expect(taken(given)).toEqual(expected));
});

describe('what would answer anything that is asked', () => {
  const press = (data?: string) => ({ update_id: 1, callback_query: { id: '1', data } }) as unknown as Update;
  const message = (content: object) => ({ update_id: 1, message: { message_id: 1, ...content } }) as unknown as Update;

  it.each([
    ['words', message({ text: 'ya' }), true],
    ['changed words', { update_id: 1, edited_message: { message_id: 1, text: 'ya' } } as unknown as Update, true],
    ['a telephone number', message({ contact: { phone_number: '62' } }), true],
    ['a button that means the same at every question', press('order.place'), true],
    ['a button that names its order', press('act.pay:GP-ABC234'), false],
    ['a photo', message({ photo: [], caption: 'ya' }), false],
    ['a document', message({ document: {} }), false],
  ])('%s: %3$s', (_what, update, expected) => {
    expect(answersAnything(update)).toBe(expected);
  });
});

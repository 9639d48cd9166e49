import { describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../../bots/channel.ts';
import { takenTogether } from '../../../bots/together.ts';
import type { Arrival } from '../../../bots/whatsapp/arrival.ts';
import { belongings } from '../../../bots/whatsapp/together.ts';

const NOW = 1_000_000;
const address = { channel: 'whatsapp', account: '628', chat: '2001@lid' };

/** `at`: received so many ms before now. */
type Given = Arrival & { at?: number };

function events(...given: Given[]): InboxEvent[] {
  return given.map(({ at = 0, ...body }, id) => ({ id, address, externalId: `${id}`, body, receivedAt: NOW - at }));
}

const said = (id: string): Given => ({ kind: 'message', id, name: null, content: { kind: 'text', text: id } });
const edited = (of: string, id = `e${of}`): Given => ({ kind: 'edit', id, of, text: 'lain' });
const begun = (id: string, parts: number, at = 0): Given => ({
  ...said(id),
  kind: 'message',
  name: null,
  content: { kind: 'album', parts },
  at,
});
const part = (id: string, album: string, at = 0): Given => ({
  kind: 'message',
  id,
  name: null,
  content: { kind: 'sticker' },
  album,
  at,
});
const handset: Given = { kind: 'handset', id: 'h', content: { kind: 'text', text: 'saya bantu' } };

function taken(given: InboxEvent[]) {
  const read = takenTogether(given, NOW, belongings(5_000));
  return 'waitMs' in read ? read : read.events.map(({ id }) => id);
}

describe('a message and its edits', () => {
  it.each([
    ['a message alone', events(said('a'), said('b')), [0]],
    [
      'with all of its edits, over what came in between',
      events(said('a'), edited('a', 'x'), said('b'), edited('a', 'y')),
      [0, 1, 3],
    ],
    ['without edits of others', events(said('a'), edited('b')), [0]],
    ['an edit whose message was taken up before', events(edited('a'), edited('a', 'y')), [0]],
    ['the words of a person of the office', events(handset, said('a')), [0]],
    ['a message before them', events(said('a'), handset, edited('a')), [0, 2]],
  ])('%s', (_, given, ids) => expect(taken(given)).toEqual(ids));
});

describe('an album', () => {
  it.each([
    [
      'is whole with as many parts as it said',
      events(begun('a', 2), part('1', 'a'), said('b'), part('2', 'a')),
      [0, 1, 3],
    ],
    [
      'waits for a part that was promised',
      events(begun('a', 3, 400), part('1', 'a', 300), part('2', 'a', 200)),
      { waitMs: 4_800 },
    ],
    ['waits for its first part', events(begun('a', 2, 1_000)), { waitMs: 4_000 }],
    ['is whole when no more come', events(begun('a', 3, 6_000), part('1', 'a', 5_000)), [0, 1]],
    ['that does not say how much it is waits for more', events(begun('a', 0), part('1', 'a')), { waitMs: 5_000 }],
    [
      'whose beginning was taken up is what there is of it',
      events(part('2', 'a', 5_000), part('3', 'a', 5_000)),
      [0, 1],
    ],
    ['begins with any of its parts', events(part('1', 'a'), begun('a', 2), part('2', 'a')), [0, 1, 2]],
    ['is one of two', events(begun('a', 1), part('1', 'b'), part('2', 'a')), [0, 2]],
    ['comes with the edits of its parts', events(begun('a', 1), edited('1'), part('1', 'a')), [0, 2, 1]],
    ['does not wait for a clock that was set back', events(part('1', 'a', -60_000)), [0]],
  ])('%s', (_, given, expected) => expect(taken(given)).toEqual(expected));
});

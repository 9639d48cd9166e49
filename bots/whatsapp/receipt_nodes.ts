/** What phones say of our messages, as it stands on the line: the library's own news of it may be held back for long. */
import { getBinaryNodeChildren, jidNormalizedUser } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';

export interface Receipts {
  /** whose phone says so; by LID or telephone number */
  chat: string;
  ids: string[];
  state: 'delivered' | 'read';
}

/** null: it is about something else (asking for a message again, another device of our own). */
export function receiptsIn(stanza: BinaryNode): Receipts | null {
  const { type, from, id, participant, recipient } = stanza.attrs;
  if (from === undefined || id === undefined || recipient !== undefined || participant !== undefined) return null;
  const state = type === undefined ? 'delivered' : type === 'read' ? 'read' : null;
  if (state === null) return null;
  const [list] = getBinaryNodeChildren(stanza, 'list');
  const others =
    list === undefined ? [] : getBinaryNodeChildren(list, 'item').flatMap(({ attrs }) => attrs['id'] ?? []);
  return { chat: jidNormalizedUser(from), ids: [id, ...others], state };
}

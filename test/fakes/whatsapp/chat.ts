/** The chat with the office, as the customer has it on the screen. */
import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import { fileOf, wordsOf } from './contents.ts';
import type { Message } from './contents.ts';

export interface ShownFile {
  kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  name: string;
  mime: string;
  /** bytes */
  size: number;
}

export interface ShownMessage {
  id: string;
  /** 'handset': a person of the office wrote it on the phone that the number is on */
  by: 'customer' | 'office' | 'handset';
  /** the words, or the caption */
  text: string;
  file: ShownFile | undefined;
  /** as it came, without wrappers of the network */
  message: Message;
  /** how often it has come under this id; it is shown once */
  times: number;
  edited: boolean;
  deleted: boolean;
  /** of the other side, by emoji; absent: none */
  reaction: string | undefined;
  /** of the customer's own: what the office has said of it */
  status: 'sent' | 'delivered' | 'read';
}

export class Chat {
  readonly messages: ShownMessage[] = [];

  byId(id: string | null | undefined): ShownMessage | undefined {
    return this.messages.find((shown) => shown.id === id);
  }

  /** Shows a message, or does what it asks for: an edit, a deletion, a reaction. */
  show(id: string, by: ShownMessage['by'], message: Message): ShownMessage {
    const before = this.byId(id);
    if (before) {
      before.times += 1;
      return before;
    }
    const { protocolMessage, reactionMessage } = normalizeMessageContent(message) ?? {};
    const about = this.byId(protocolMessage?.key?.id ?? reactionMessage?.key?.id);
    if (about && reactionMessage) {
      about.reaction = reactionMessage.text || undefined;
      return about;
    }
    const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type;
    if (about && protocolMessage?.type === REVOKE) {
      about.deleted = true;
      return about;
    }
    if (about && protocolMessage?.type === MESSAGE_EDIT) {
      about.text = wordsOf(protocolMessage.editedMessage ?? {});
      about.edited = true;
      return about;
    }
    const file = fileOf(message);
    const shown: ShownMessage = {
      id,
      by,
      text: wordsOf(message),
      file: file && { kind: file.kind, name: file.name, mime: file.mime, size: file.size },
      message,
      times: 1,
      edited: false,
      deleted: false,
      reaction: undefined,
      status: 'sent',
    };
    this.messages.push(shown);
    return shown;
  }
}

export type Wanted = string | RegExp | ((message: ShownMessage) => boolean);

/** Words are looked for within the text and the name of the file. */
export function matches(shown: ShownMessage, wanted: Wanted | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'function') return wanted(shown);
  const words = [shown.text, shown.file?.name ?? ''];
  return words.some((text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)));
}

/** The library's messages as they go into the inbox: reduced to what we use of them. Pure, and never throws. */
import {
  isJidBot,
  isLidUser,
  isPnUser,
  jidDecode,
  jidNormalizedUser,
  normalizeMessageContent,
  proto,
} from '@whiskeysockets/baileys';
import type { WAMessage, WAMessageKey } from '@whiskeysockets/baileys';
import type { Arrival, Arrived, ArrivedContent } from './arrival.ts';
import { contentOf, wordsIn } from './inbound_content.ts';

type Message = proto.IMessage;

/** What has to be known beside a message. */
export interface Identity {
  /** the LID behind a telephone number's jid, as far as it is known */
  lidOf(phoneChat: string): string | null;
  /** whether a message's id is one that this program gives (./message_id) */
  isOwnId(id: string): boolean;
  /** the office's own jids */
  me: { id: string; lid?: string | undefined };
}

const { MEDIA_ALBUM, HD_IMAGE_DUAL_UPLOAD, HD_VIDEO_DUAL_UPLOAD, HEVC_VIDEO_DUAL_UPLOAD, MOTION_PHOTO } =
  proto.MessageAssociation.AssociationType;
/** The same picture once more, in another quality: its message of its own came before. */
const DOUBLES: ReadonlySet<unknown> = new Set([
  HD_IMAGE_DUAL_UPLOAD,
  HD_VIDEO_DUAL_UPLOAD,
  HEVC_VIDEO_DUAL_UPLOAD,
  MOTION_PHOTO,
]);

/**
 * null: it is for nobody here (a stub, a receipt in the form of a message, a reaction, what was said in a group or to oneself,
 * an echo of our own).
 */
export function arrivedOf(message: WAMessage, identity: Identity): Arrived | null {
  const { key, pushName } = message;
  const { id } = key;
  if (!id || !message.message) return null;
  const place = placeOf(key, identity);
  if (place === null) return null;
  const fromOffice = key.fromMe === true;
  if (fromOffice && identity.isOwnId(id)) return null;
  const { chat, phoneChat, written } = place;
  const arrival = arrivalOf(message.message, { id, fromOffice, name: pushName ?? null, phoneChat });
  if (arrival === null) return null;
  const from = arrival.kind === 'message' && written !== chat ? { from: written } : {};
  return { chat, phoneChat, externalId: `${chat} ${id}`, arrival: { ...arrival, ...from } };
}

interface Told {
  id: string;
  /** written on the telephone that the number is on, or on another of its devices */
  fromOffice: boolean;
  name: string | null;
  phoneChat: string | null;
}

function arrivalOf(message: Message, { id, fromOffice, name, phoneChat }: Told): Arrival | null {
  let content: ArrivedContent | null;
  let album: string | undefined;
  try {
    const opened = normalizeMessageContent(message) ?? {};
    const link = opened.messageContextInfo?.messageAssociation ?? message.messageContextInfo?.messageAssociation;
    if (DOUBLES.has(link?.associationType)) return null;
    if (link?.associationType === MEDIA_ALBUM) album = link.parentMessageKey?.id ?? undefined;
    const edit = editIn(opened);
    if (edit !== undefined) {
      if (edit === null) return null;
      // an office's words are read as they stand now
      if (fromOffice) return { kind: 'handset', id, content: { kind: 'text', text: `✏️ ${edit.text}` } };
      return { kind: 'edit', id, ...edit };
    }
    content = contentOf(opened, phoneChat);
  } catch {
    content = { kind: 'other', what: 'unreadable' };
  }
  if (content === null) return null;
  if (fromOffice) return { kind: 'handset', id, content };
  return { kind: 'message', id, name, content, ...(album === undefined ? {} : { album }) };
}

/** undefined: it changes no message; null: it does, and there is nothing to read in it. */
function editIn({ protocolMessage }: Message): { of: string; text: string } | null | undefined {
  if (protocolMessage?.type !== proto.Message.ProtocolMessage.Type.MESSAGE_EDIT) return undefined;
  const of = protocolMessage.key?.id;
  const edited = normalizeMessageContent(protocolMessage.editedMessage);
  const words =
    wordsIn(edited ?? {}) ??
    (edited?.imageMessage ?? edited?.documentMessage ?? edited?.videoMessage)?.caption ??
    undefined;
  return of && words !== undefined ? { of, text: words } : null;
}

interface Place extends Pick<Arrived, 'chat' | 'phoneChat'> {
  /** the address that the message bears */
  written: string;
}

/** null: not the chat of one person, or the office's with itself. */
function placeOf(key: WAMessageKey, { lidOf, me }: Identity): Place | null {
  const [written = '', other = ''] = [key.remoteJid, key.remoteJidAlt].map((jid) => jidNormalizedUser(jid ?? ''));
  if (!isPerson(written)) return null;
  const both = isPerson(other) ? [written, other] : [written];
  const phoneChat = both.find(isPnUser) ?? null;
  const lid = both.find(isLidUser) ?? (phoneChat === null ? null : lidOf(phoneChat));
  const chat = lid === null ? written : jidNormalizedUser(lid);
  const own = new Set([me.id, me.lid].map((jid) => jidNormalizedUser(jid ?? '')));
  return own.has(chat) || own.has(written) ? null : { chat, phoneChat, written };
}

/** WhatsApp's own announcements come from number 0, and its assistant has numbers like a person's. */
function isPerson(jid: string): boolean {
  const { user = '' } = jidDecode(jid) ?? {};
  return (isPnUser(jid) || isLidUser(jid)) === true && /^[1-9]\d*$/.test(user) && isJidBot(`${user}@c.us`) !== true;
}

/** Telegram's messages in the terms that every network shares. Pure. */
import type { CallbackQuery, Message, PhotoSize, User } from 'telegraf/types';
import type { Language } from '../../domain/vocabulary.ts';
import type { InboundBody } from '../channel.ts';
import type { AlbumPart } from '../photo_album.ts';
import { plainLabel } from './keyboard.ts';

/** A file as Telegram names it; its bytes are still there. */
export interface SentFile {
  /** for getFile */
  fileId: string;
  name: string;
  /** undefined: Telegram does not say */
  bytes: number | undefined;
  caption: string;
}

/**
 * Languages close to Indonesian (ISO 639-1): whoever has their telephone in one of them reads Indonesian more likely than
 * English.
 */
export const INDONESIAN = ['id', 'ms', 'jv', 'su'] as const;
/** ... and as old telephones call them */
const TAKEN_FOR_INDONESIAN = new Set<string>([...INDONESIAN, 'in', 'jw']);

/** `from.language_code` is the language of the person's telephone. */
export function languageOf(from: Pick<User, 'language_code'> | undefined): Language | undefined {
  const code = from?.language_code?.toLowerCase().split('-', 1)[0];
  if (code === undefined || code === '') return undefined;
  return TAKEN_FOR_INDONESIAN.has(code) ? 'id' : 'en';
}

/** The words of a message; '/menu@geraipst_bot' is '/menu', as it is written in groups. */
export function wordsOf(text: string): string {
  return text.replace(/^(\/[A-Za-z0-9_]+)@[A-Za-z0-9_]+/, '$1');
}

/** A contact is an answer when it is the person's own number; a stranger's is nobody's to give. */
export function contactBody({ contact, from }: Message.ContactMessage): InboundBody {
  if (from === undefined || contact.user_id !== from.id) return { kind: 'other', what: 'contact' };
  return { kind: 'text', text: `+${contact.phone_number.replace(/\D/g, '')}` };
}

/** A pressed button, by what it meant and what it said. */
export function choiceBody(query: CallbackQuery.DataQuery): InboundBody {
  return { kind: 'choice', token: query.data, label: labelOf(query) };
}

function labelOf({ data, message }: CallbackQuery.DataQuery): string {
  // of a message that is too old for Telegram to show, nothing is known
  if (message === undefined || !('reply_markup' in message)) return data;
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find((one) => 'callback_data' in one && one.callback_data === data);
  return button === undefined ? data : plainLabel(button.text);
}

export function photoOf({ photo, caption = '' }: Message.PhotoMessage): SentFile {
  const area = ({ width, height }: PhotoSize) => width * height;
  const [largest] = photo.toSorted((a, b) => area(b) - area(a));
  return { fileId: largest?.file_id ?? '', name: 'foto.jpg', bytes: largest?.file_size, caption };
}

export function documentOf({ document, caption = '' }: Message.DocumentMessage): SentFile {
  const { file_id: fileId, file_name: name = 'berkas', file_size: bytes } = document;
  return { fileId, name, bytes, caption };
}

export function albumPartOf(message: Message): AlbumPart<SentFile> {
  if ('photo' in message) return { kind: 'photo', file: photoOf(message) };
  if ('document' in message) return { kind: 'document', file: documentOf(message) };
  return { kind: 'other', file: undefined };
}

/** Moving pictures and sound: no question is answered by them, so they are not even fetched. */
export function mediaBody(file: { file_name?: string | undefined }, kind: string): InboundBody {
  return { kind: 'refused_file', name: file.file_name ?? kind, reason: 'type' };
}

/** A file or its caption was changed after it was taken up. Undefined: what was changed was no answer to anything. */
export function editedFileBody(message: Message): InboundBody | undefined {
  if ('photo' in message) return { kind: 'refused_file', name: photoOf(message).name, reason: 'edited' };
  if ('document' in message) return { kind: 'refused_file', name: documentOf(message).name, reason: 'edited' };
  return undefined;
}

/**
 * What else people send (core.telegram.org/bots/api, "Message"): named, so that the answer can be polite. All that is not
 * here are Telegram's own notes of what happened in a chat, which want no answer.
 */
const OTHERS = [
  // has a location as well
  'venue',
  'location',
  'contact',
  'poll',
  'dice',
  'game',
  'story',
  'paid_media',
  'live_photo',
  'checklist',
  'giveaway',
  'giveaway_winners',
  'invoice',
  'rich_message',
] as const;

/** Undefined for a note of Telegram's own. */
export function otherBody(message: Message): InboundBody | undefined {
  const what = OTHERS.find((kind) => kind in message);
  return what === undefined ? undefined : { kind: 'other', what };
}

/** What phones send, as WhatsApp puts it into messages. */
import { randomBytes } from 'node:crypto';
import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { MediaType } from '@whiskeysockets/baileys';
import type { MediaFields } from './media.ts';

export type Message = proto.IMessage;
export type MessageKey = proto.IMessageKey;

/** A file to send. */
export interface SentFile {
  kind: 'image' | 'document' | 'audio' | 'sticker' | 'video';
  bytes: Uint8Array;
  caption?: string;
  /** of documents */
  name?: string;
  mime?: string;
}

const MIMES: Readonly<Record<SentFile['kind'], string>> = {
  image: 'image/jpeg',
  document: 'application/pdf',
  audio: 'audio/ogg; codecs=opus',
  sticker: 'image/webp',
  video: 'video/mp4',
};

export const mediaTypeOf = (kind: SentFile['kind']): MediaType => (kind === 'audio' ? 'ptt' : kind);

/** As today's phones add to what they send: what is in a message is not always its first field. */
export const withContext = (message: Message): Message => ({
  messageContextInfo: { deviceListMetadataVersion: 2, messageSecret: randomBytes(32) },
  ...message,
});

export const text = (words: string): Message => ({ conversation: words });

/** An answer to a message, quoting it. */
export const reply = (words: string, to: { id: string; message: Message }, author: string): Message => ({
  extendedTextMessage: {
    text: words,
    contextInfo: { stanzaId: to.id, participant: author, quotedMessage: to.message },
  },
});

export function file({ kind, caption, name, mime = MIMES[kind] }: SentFile, fields: MediaFields): Message {
  const common = { ...fields, mimetype: mime, ...(caption !== undefined && { caption }) };
  switch (kind) {
    case 'image':
      return { imageMessage: { ...common, width: 600, height: 800, jpegThumbnail: Buffer.from([0xff, 0xd8, 0xff]) } };
    case 'video':
      return { videoMessage: { ...common, seconds: 3 } };
    case 'audio':
      return { audioMessage: { ...common, ptt: true, seconds: 3, waveform: Buffer.alloc(64) } };
    case 'sticker':
      return { stickerMessage: { ...common, isAnimated: false } };
    case 'document': {
      const documentMessage = { ...common, fileName: name ?? 'dokumen.pdf', title: name ?? 'dokumen.pdf' };
      // a document with words has a wrapper of its own
      return caption === undefined
        ? { documentMessage }
        : { documentWithCaptionMessage: { message: { documentMessage } } };
    }
  }
}

export const location = (name = 'Kantor Gubernur'): Message => ({
  locationMessage: { degreesLatitude: -5.1354, degreesLongitude: 119.4238, name, address: 'Jl. Urip Sumoharjo' },
});

export const contact = (displayName: string, number: string): Message => ({
  contactMessage: {
    displayName,
    vcard: `BEGIN:VCARD\nVERSION:3.0\nFN:${displayName}\nTEL;type=CELL;waid=${number}:+${number}\nEND:VCARD`,
  },
});

export const poll = (name: string, options: readonly string[]): Message => ({
  pollCreationMessageV3: { name, options: options.map((optionName) => ({ optionName })), selectableOptionsCount: 1 },
});

export const reaction = (key: MessageKey, emoji: string): Message => ({
  reactionMessage: { key, text: emoji, senderTimestampMs: Date.now() },
});

export const edit = (key: MessageKey, editedMessage: Message): Message => ({
  editedMessage: {
    message: {
      protocolMessage: {
        key,
        type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
        editedMessage,
        timestampMs: Date.now(),
      },
    },
  },
});

export const revoke = (key: MessageKey): Message => ({
  protocolMessage: { key, type: proto.Message.ProtocolMessage.Type.REVOKE },
});

export const ephemeral = (message: Message): Message => ({ ephemeralMessage: { message } });

/** A picture that may be looked at once. */
export const viewOnce = ({ imageMessage, ...rest }: Message): Message => ({
  viewOnceMessageV2: {
    message: { ...rest, ...(imageMessage && { imageMessage: { ...imageMessage, viewOnce: true } }) },
  },
});

export const album = (images: number): Message => ({ albumMessage: { expectedImageCount: images } });

export const ofAlbum = (message: Message, parentMessageKey: MessageKey): Message => ({
  ...message,
  messageContextInfo: {
    messageAssociation: {
      associationType: proto.MessageAssociation.AssociationType.MEDIA_ALBUM,
      parentMessageKey,
    },
  },
});

/** The attributes of the stanza that tell what is in it. */
export function stanzaType(message: Message): { type: string; mediatype?: string; edit?: string } {
  const content = normalizeMessageContent(message) ?? {};
  if (content.reactionMessage) return { type: 'reaction' };
  if (content.pollCreationMessageV3) return { type: 'poll' };
  const { REVOKE } = proto.Message.ProtocolMessage.Type;
  if (content.protocolMessage) return { type: 'text', edit: content.protocolMessage.type === REVOKE ? '7' : '1' };
  const kinds = ['image', 'video', 'audio', 'document', 'sticker', 'location', 'contact'] as const;
  const kind = kinds.find((name) => content[`${name}Message`]);
  if (!kind) return { type: 'text' };
  return { type: 'media', mediatype: kind === 'contact' ? 'vcard' : kind === 'audio' ? 'ptt' : kind };
}

/** What a person reads of a message. */
export function wordsOf(message: Message): string {
  const content = normalizeMessageContent(message) ?? {};
  return (
    content.conversation ??
    content.extendedTextMessage?.text ??
    content.imageMessage?.caption ??
    content.videoMessage?.caption ??
    content.documentMessage?.caption ??
    content.locationMessage?.name ??
    content.contactMessage?.displayName ??
    (content.pollCreationMessage ?? content.pollCreationMessageV2 ?? content.pollCreationMessageV3)?.name ??
    ''
  );
}

/** The file that a message brings. */
export function fileOf(message: Message) {
  const content = normalizeMessageContent(message) ?? {};
  const kinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
  for (const kind of kinds) {
    const media = content[`${kind}Message`];
    if (!media) continue;
    return {
      kind,
      name: 'fileName' in media ? (media.fileName ?? '') : '',
      mime: media.mimetype ?? '',
      size: Number(media.fileLength ?? 0),
      directPath: media.directPath ?? '',
      mediaKey: media.mediaKey ?? new Uint8Array(0),
      fileSha256: Buffer.from(media.fileSha256 ?? []),
    };
  }
  return undefined;
}

/** What is in a message of WhatsApp's, once its wrappers are off (./inbound). Pure. */
import type { proto } from '@whiskeysockets/baileys';
import type { ArrivedContent } from './arrival.ts';
import type { SentMedia } from './wire.ts';

type Message = proto.IMessage;

/** They come as messages and are none: nothing in them is said to anybody. */
const SILENT: ReadonlySet<string> = new Set<keyof Message>([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
  'protocolMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'pollResultSnapshotMessage',
  'pollResultSnapshotMessageV3',
  'encEventResponseMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'stickerSyncRmrMessage',
  'call',
  'bcallMessage',
  'callLogMesssage',
  'scheduledCallEditMessage',
  'declinePaymentRequestMessage',
  'cancelPaymentRequestMessage',
  'messageHistoryBundle',
  'messageHistoryNotice',
  'limitSharingMessage',
  'statusMentionMessage',
  'groupStatusMentionMessage',
  'statusNotificationMessage',
]);

/** `phoneChat`: of the sender, as far as it is known. null: nothing is said in it. */
export function contentOf(message: Message, phoneChat: string | null): ArrivedContent | null {
  const words = wordsIn(message);
  if (words !== null) return { kind: 'text', text: words };
  const { imageMessage: image, documentMessage: document, videoMessage: video, audioMessage: audio } = message;
  if (image) return fileOf(image, { type: 'image', name: 'foto.jpg', mime: 'image/jpeg' });
  if (document) {
    const name = document.fileName || document.title || 'berkas';
    return fileOf(document, { type: 'document', name, mime: 'application/octet-stream' });
  }
  if (video) return { kind: 'media', what: 'video', name: 'video', caption: video.caption ?? '' };
  if (audio?.ptt === true || message.ptvMessage) return { kind: 'voice' };
  if (audio) return { kind: 'media', what: 'audio', name: 'audio', caption: '' };
  if (message.stickerMessage || message.lottieStickerMessage) return { kind: 'sticker' };
  const { albumMessage: album, contactMessage: contact } = message;
  if (album) return { kind: 'album', parts: (album.expectedImageCount ?? 0) + (album.expectedVideoCount ?? 0) };
  const own = contact && ownNumber(contact.vcard ?? '', phoneChat);
  if (own) return { kind: 'text', text: own };
  const named = Object.entries(message).find(([name, value]) => value && !SILENT.has(name));
  return named ? { kind: 'other', what: named[0].replace(/(Message)?(V\d)?$/, '') } : null;
}

/** What is written, or was chosen among what another program offered; null: it is nothing of the kind. */
export function wordsIn(message: Message): string | null {
  return (
    message.conversation ||
    message.extendedTextMessage?.text ||
    message.buttonsResponseMessage?.selectedDisplayText ||
    message.templateButtonReplyMessage?.selectedDisplayText ||
    message.listResponseMessage?.title ||
    message.interactiveResponseMessage?.body?.text ||
    null
  );
}

/** A contact is an answer when it is the person's own number; a stranger's is nobody's to give. */
function ownNumber(vcard: string, phoneChat: string | null): string | null {
  const number = phoneChat?.split('@', 1)[0];
  const named = /waid=(\d+)/.exec(vcard)?.[1];
  return number !== undefined && number === named ? `+${number}` : null;
}

type Media = proto.Message.IImageMessage & Pick<proto.Message.IDocumentMessage, 'fileName'>;

function fileOf(media: Media, { type, name, mime }: Pick<SentMedia, 'type' | 'name' | 'mime'>): ArrivedContent {
  const { mediaKey, fileSha256, fileEncSha256, directPath, url } = media;
  // it was sent in a way in which no linked device gets it
  if (!mediaKey || !fileSha256 || !fileEncSha256 || !(directPath || url)) return { kind: 'other', what: type };
  return {
    kind: 'file',
    caption: media.caption ?? '',
    media: {
      type,
      name,
      mime: media.mimetype || mime,
      bytes: numberOf(media.fileLength),
      mediaKey: base64(mediaKey),
      sha256: base64(fileSha256),
      encryptedSha256: base64(fileEncSha256),
      directPath: directPath ?? '',
      url: url ?? '',
    },
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function numberOf(value: { toString(): string } | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value.toString());
}

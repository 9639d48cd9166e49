/** Small papers that go into the chat as files, beside their link (docs/domain.md 4: products never do). */
import type { ServiceContext } from '../../services/context.ts';
import { paperBehind } from '../../services/link_files.ts';
import type { Paper } from '../../services/link_files.ts';
import type { TelegramClient } from './client.ts';
import { CAPTION_LIMIT } from './render.ts';
import type { Bubble } from './render.ts';

/** Bot API takes 50 MB; a phone on mobile data does not gladly. */
const MOST_BYTES = 10_000_000;
/** A picture that is shown at once; a larger one is a file, which Telegram does not shrink. Bot API, sendPhoto: 10 MB. */
const MOST_PHOTO_BYTES = 5_000_000;
const PHOTOS: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

export interface Upload {
  name: string;
  bytes: Buffer;
  asPhoto: boolean;
}

/** The file behind a link, when it may go into the chat with these words as its caption; null: the link goes alone. */
export async function uploadBehind(ctx: ServiceContext, url: string, bubble: Bubble): Promise<Upload | null> {
  if ([bubble, bubble.instead].some((one) => one !== undefined && one.plain.length > CAPTION_LIMIT)) return null;
  const paper = await paperBehind(ctx, url);
  if (paper === null || paper.bytes > MOST_BYTES) return null;
  const bytes = await readPaper(ctx, paper);
  if (bytes === null) return null;
  return { name: paper.name, bytes, asPhoto: PHOTOS.has(paper.mime) && bytes.length <= MOST_PHOTO_BYTES };
}

/** Read as a whole first: an upload that breaks off in our own file would leave Telegram waiting for the rest. */
async function readPaper(ctx: ServiceContext, paper: Paper): Promise<Buffer | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await paper.open()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch (err) {
    ctx.log.error({ err, code: 'TELEGRAM_PAPER_UNREADABLE' }, 'A paper cannot be read; its link is sent without it');
    return null;
  }
}

/** `words`: the caption and how it is to be read, and the buttons. Rejects with TelegramProblem only. */
export function sendUpload(
  client: TelegramClient,
  { name, bytes, asPhoto }: Upload,
  words: Omit<Parameters<typeof client.call<'sendDocument'>>[1], 'document'>,
): Promise<unknown> {
  const file = { source: bytes, filename: name };
  return asPhoto
    ? client.call('sendPhoto', { ...words, photo: file })
    : client.call('sendDocument', { ...words, document: file });
}

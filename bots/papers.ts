/** Small papers that go into a chat as files, beside their link (docs/domain.md 4: products never do). */
import type { ServiceContext } from '../services/context.ts';
import { paperBehind } from '../services/link_files.ts';
import type { Paper } from '../services/link_files.ts';
import type { ChatAddress, Outgoing } from './channel.ts';

/** Networks take far more (Telegram's bots 50 MB, WhatsApp 2 GB); a phone on mobile data does not gladly. */
const MOST_BYTES = 10_000_000;
/** A picture that is shown at once; a larger one is a file, which networks do not shrink. */
const MOST_PHOTO_BYTES = 5_000_000;
const PHOTOS: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

export interface Upload {
  name: string;
  mime: string;
  bytes: Buffer;
  asPhoto: boolean;
}

/**
 * The file behind the link of a message, when it may go into the chat; null: the link goes alone. A paper goes into a chat
 * once: its link, that comes again with every look at the order, says where it is.
 */
export async function uploadOf(
  ctx: ServiceContext,
  { channel, account, chat }: ChatAddress,
  { id, body }: Pick<Outgoing, 'id' | 'body'>,
): Promise<Upload | null> {
  if (body.kind !== 'link') return null;
  const earlier = await ctx.db.read.message.findFirst({
    where: {
      conversation: { channel, account, chat },
      direction: 'out',
      status: 'sent',
      id: { lt: id },
      body: { contains: JSON.stringify(body.url) },
    },
    select: { id: true },
  });
  return earlier === null ? uploadBehind(ctx, body.url) : null;
}

async function uploadBehind(ctx: ServiceContext, url: string): Promise<Upload | null> {
  const paper = await paperBehind(ctx, url);
  if (paper === null || paper.bytes > MOST_BYTES) return null;
  const bytes = await readPaper(ctx, paper);
  if (bytes === null) return null;
  const { name, mime } = paper;
  return { name, mime, bytes, asPhoto: PHOTOS.has(mime) && bytes.length <= MOST_PHOTO_BYTES };
}

/** Read as a whole first: an upload that breaks off in our own file would leave the network waiting for the rest. */
async function readPaper(ctx: ServiceContext, paper: Paper): Promise<Buffer | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await paper.open()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch (err) {
    ctx.log.error({ err, code: 'PAPER_UNREADABLE' }, 'A paper cannot be read; its link is sent without it');
    return null;
  }
}

/**
 * The file of "data saya": asked for in a turn, made outside of it (a long transcript must hold up no other chat), and sent as
 * a link that lives for seven days. It is encrypted at rest and let go of when its link has ended (./retention).
 */
import { setImmediate as others } from 'node:timers/promises';
import type { PrivacyResult } from '../../machines/conversation/counter/privacy.ts';
import { dayOf } from '../../domain/days.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { ChatOf } from '../chat.ts';
import { tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { discard } from '../file_intake.ts';
import { putBytes, recordFile } from '../files.ts';
import { linkUrl, makeLink } from '../links.ts';
import { readOffice } from '../office.ts';
import { setTimer } from '../timer_rows.ts';
import { countData } from './counts.ts';
import { personalData } from './export_data.ts';
import { personOf } from './person.ts';

export const EXPORT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
const MOST_A_DAY = 3;
const MOST_USES = 10;
const ENTRIES_AT_ONCE = 500;

/** Inside the turn's write. */
export async function askForExport(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
): Promise<Extract<PrivacyResult, { type: 'privacy.exported' }>> {
  const { conversationId } = chat;
  const counts = await countData(tx, chat);
  const made = await tx.storedFile.count({
    where: {
      purpose: 'export',
      owner: `conversation:${conversationId}`,
      createdAt: { gt: new Date(ctx.now() - DAY_MS) },
    },
  });
  if (made >= MOST_A_DAY) return { type: 'privacy.exported', counts, file: false };
  await setTimer(tx, ctx, { kind: 'privacy.export', orderId: null, token: conversationId, dueAt: ctx.now() });
  return { type: 'privacy.exported', counts, file: true };
}

/** Makes the file and tells the chat where it is. `takenAway` says within the write whether it is still wanted. */
export async function deliverExport(
  ctx: ServiceContext,
  conversationId: string,
  takenAway: (tx: Tx) => Promise<boolean>,
): Promise<boolean> {
  const chat = await ctx.db.read.conversation.findUnique({
    where: { id: conversationId },
    select: { customerId: true, channel: true },
  });
  if (chat === null) return ctx.db.write(takenAway);
  const { customerId } = chat;
  const person = await personOf(ctx.db.read, { conversationId, customerId });
  const { timeZone } = (await readOffice(ctx)).office;
  const file = await putBytes(ctx, {
    bytes: await jsonOf(await personalData(ctx, person)),
    name: `data-saya-${dayOf(ctx.now(), timeZone)}.json`,
    mime: 'application/json',
    purpose: 'export',
    owner: `conversation:${conversationId}`,
  });
  const delivered = await ctx.db.write(async (tx) => {
    // erased meanwhile, or made by another program
    if (!(await takenAway(tx))) return false;
    await recordFile(tx, file);
    const expiresAt = ctx.now() + EXPORT_DAYS * DAY_MS;
    const link = await makeLink(tx, ctx, { orderId: null, fileId: file.id, expiresAt, maxUses: MOST_USES });
    const event = { type: 'privacy.ready', url: linkUrl(ctx, link.id), days: EXPORT_DAYS } as const;
    await tellChat(tx, ctx, { conversationId }, event);
    const actor = { kind: 'customer' as const, id: customerId ?? conversationId, name: 'customer' };
    const subject = customerId === null ? `conversation:${conversationId}` : `customer:${customerId}`;
    await audit(tx, ctx, actor, 'customer.exported', subject, { channel: chat.channel });
    return true;
  });
  if (!delivered) await discard(ctx, file.id);
  return delivered;
}

/**
 * One entry a line. Made in pieces, with the chats in between: a transcript may be long. `tree`: an object of values and lists.
 */
async function jsonOf(tree: object): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let sign = '{';
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const name = `${sign}\n${JSON.stringify(key)}: `;
    sign = ',';
    if (!Array.isArray(value)) {
      pieces.push(Buffer.from(name + JSON.stringify(value, inJson)));
      continue;
    }
    pieces.push(Buffer.from(`${name}[`));
    for (let from = 0; from < value.length; from += ENTRIES_AT_ONCE) {
      const lines = value.slice(from, from + ENTRIES_AT_ONCE).map((entry) => `\n  ${JSON.stringify(entry, inJson)}`);
      pieces.push(Buffer.from((from === 0 ? '' : ',') + lines.join(',')));
      await others();
    }
    pieces.push(Buffer.from(']'));
  }
  pieces.push(Buffer.from('\n}\n'));
  return Buffer.concat(pieces);
}

/** Amounts and sizes are far below what a number holds. */
function inJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

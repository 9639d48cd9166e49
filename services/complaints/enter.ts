/** A complaint that came in another way than by chat, entered by an officer, so that one register holds all (docs/domain.md 7). */
import { z } from 'zod';
import { normalizeOrderCode } from '../../domain/codes.ts';
import { addDays, dayOf, isDay, startOfDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { COMPLAINT_CATEGORIES, COMPLAINT_KINDS } from '../../machines/conversation/counter/complaints.ts';
import { MOST_FILES } from '../../machines/conversation/flows/complaint_draft.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { invalid, readForm, type Invalid } from '../field_errors.ts';
import { readOffice } from '../office.ts';
import { writeComplaint } from './take.ts';
import { isHidden, mayHandleComplaints } from './visibility.ts';

/** How it came, beside the chats. */
export const OTHER_CHANNELS = ['lapor', 'website', 'email', 'box', 'counter', 'phone', 'whatsapp'] as const;
export type OtherChannel = (typeof OTHER_CHANNELS)[number];

const line = (max: number) => z.string().trim().max(max);

const form = z.strictObject({
  channel: z.enum(OTHER_CHANNELS),
  /** in the office's time zone */
  receivedOn: z.string().refine(isDay, 'format'),
  kind: z.enum(COMPLAINT_KINDS),
  category: z.enum(COMPLAINT_CATEGORIES),
  text: z.string().trim().min(1).max(6_000),
  /** as the letter is signed; '' not told */
  name: line(120),
  contact: line(120),
  /** 'on': the person gave no name on purpose, so neither name, contact nor order is kept (docs/domain.md 7) */
  anonymous: z.enum(['on', '']).default(''),
  /** an order's code as told; '' none */
  order: line(40),
  /** in which the person is answered */
  language: z.enum(LANGUAGES),
  /** '' nobody, or not known */
  aboutOfficerId: line(40),
  aboutName: line(120),
});

/**
 * Its code may be given to the person, who follows it with that in any chat. `hidden`: its page is not for the actor. `fileIds`:
 * what came with it (a scan of the letter), handed in by the actor; from then on reached through the complaint alone.
 */
export async function enterComplaint(
  ctx: ServiceContext,
  actor: Actor,
  input: unknown,
  fileIds: readonly string[] = [],
): Promise<{ ok: true; code: string; hidden: boolean } | { ok: false; reason: 'forbidden' } | Invalid> {
  if (!mayHandleComplaints(actor)) return { ok: false, reason: 'forbidden' };
  const read = readForm(form, input);
  if (!read.ok) return read;
  const { receivedOn, aboutOfficerId, aboutName, order, ...told } = read.value;
  const anonymous = told.anonymous === 'on';
  const plain = { ...told, ...(anonymous && { name: '', contact: '' }) };
  const { timeZone } = (await readOffice(ctx)).office;
  const today = dayOf(ctx.now(), timeZone);
  if (receivedOn > today) return invalid({ receivedOn: 'too_big' });
  if (receivedOn < earliestReceipt(today)) return invalid({ receivedOn: 'too_small' });
  return ctx.db.write(async (tx) => {
    if (aboutOfficerId !== '' && (await tx.officer.count({ where: { id: aboutOfficerId } })) === 0)
      return invalid({ aboutOfficerId: 'format' });
    const orderId = anonymous || order === '' ? null : await orderIdOf(tx, order);
    if (orderId === undefined) return invalid({ order: 'unknown' });
    if (!(await areHandedIn(tx, actor, fileIds))) return invalid({ file: 'format' });
    const complaint = await writeComplaint(ctx, tx, actor, {
      ...plain,
      about:
        plain.category === 'officer'
          ? { officerId: aboutOfficerId === '' ? null : aboutOfficerId, name: aboutName }
          : null,
      anonymous,
      conversationId: null,
      customerId: null,
      orderId,
      receivedAt: startOfDay(receivedOn, timeZone),
      fileIds,
    });
    await audit(tx, ctx, actor, 'complaint.enter', `complaint:${complaint.code}`, { channel: plain.channel });
    return { ok: true, code: complaint.code, hidden: isHidden(ctx, complaint, actor) };
  });
}

/** What came in longer than a year ago is a slip of the pen. */
export function earliestReceipt(today: Day): Day {
  return addDays(today, -366);
}

/** undefined: there is no such order. */
async function orderIdOf(tx: Tx, told: string): Promise<string | undefined> {
  const code = normalizeOrderCode(told);
  const order = code === null ? null : await tx.order.findUnique({ where: { code }, select: { id: true } });
  return order?.id;
}

/** By this very officer, and used for nothing else yet. */
async function areHandedIn(tx: Tx, actor: Actor, fileIds: readonly string[]): Promise<boolean> {
  if (fileIds.length === 0) return true;
  if (actor.kind !== 'officer' || fileIds.length > MOST_FILES) return false;
  const where = { id: { in: [...fileIds] }, purpose: 'upload', owner: `officer:${actor.id}` };
  return (await tx.storedFile.count({ where })) === fileIds.length;
}

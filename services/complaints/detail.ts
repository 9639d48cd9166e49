/** One complaint with everything that is known of it, for whoever may see it. */
import type { Readable } from 'node:stream';
import type { ComplaintKind, ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import { audit } from '../audit.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { openFile, type StoredFile } from '../files.ts';
import { complaintActs } from './office_acts.ts';
import type { ComplaintAct } from './office_acts.ts';
import { complaintByCode } from './rows.ts';
import type { Complaint } from './rows.ts';
import { complaintRules, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { isHidden, isUnsettled, mayHandleComplaints, mayReadComplaints, NOBODY_OF_OURS } from './visibility.ts';

export interface ComplaintHappening {
  type: string;
  actorKind: string;
  actorName: string;
  words: string | null;
  /** UTC ms */
  at: number;
}

export interface ComplaintDetail {
  code: string;
  revision: number;
  kind: ComplaintKind;
  category: string;
  status: ComplaintStatus;
  supervision: boolean | null;
  channel: string;
  anonymous: boolean;
  language: 'id' | 'en';
  text: string;
  contact: string | null;
  /** whom it is about, as far as that is known; known with the name '': no officer of this office */
  about: { name: string; known: boolean } | null;
  /** the head of office alone sees it, and says whom it is about */
  unsettled: boolean;
  /** who sent it, as registered or as told; null: anonymous, or not told */
  sender: string | null;
  /** whether news of it reach a chat */
  told: boolean;
  orderCode: string | null;
  handler: { id: string; name: string } | null;
  receivedAt: number;
  verifiedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
  standing: Standing;
  verificationDays: number;
  files: { id: string; name: string; size: number; at: number }[];
  events: ComplaintHappening[];
  acts: ComplaintAct[];
  /** who may be made its handler */
  handlers: { id: string; name: string }[];
  /** whom it may be about */
  colleagues: { id: string; name: string }[];
}

/** 'not_found' also for what is hidden from the reader. */
export async function complaintDetail(
  ctx: ServiceContext,
  actor: Actor,
  code: string,
): Promise<Outcome<{ complaint: ComplaintDetail }, 'forbidden' | 'not_found'>> {
  const seen = await visible(ctx, actor, code);
  if (!seen.ok) return seen;
  const { row } = seen;
  const { read } = ctx.db;
  const [rules, events, files, officers] = await Promise.all([
    complaintRules(ctx),
    read.complaintEvent.findMany({ where: { complaintId: row.id }, orderBy: { id: 'asc' } }),
    read.complaintFile.findMany({ where: { complaintId: row.id }, orderBy: { id: 'asc' } }),
    read.officer.findMany({ orderBy: { name: 'asc' } }),
  ]);
  const stored = await read.storedFile.findMany({ where: { id: { in: files.map(({ fileId }) => fileId) } } });
  const customer =
    row.customerId === null
      ? null
      : await read.customer.findUnique({ where: { id: row.customerId }, select: { name: true } });
  const order =
    row.orderId === null ? null : await read.order.findUnique({ where: { id: row.orderId }, select: { code: true } });
  const nameOf = (id: string | null) => officers.find((officer) => officer.id === id)?.name ?? null;
  const handler = nameOf(row.officerId);
  const decrypted = (words: string | null) => (words === null ? null : ctx.vault.decrypt(words));
  const complaint: ComplaintDetail = {
    code: row.code,
    revision: row.revision,
    kind: row.kind as ComplaintKind,
    category: row.category,
    status: row.status as ComplaintStatus,
    supervision: row.supervision,
    channel: row.channel,
    anonymous: row.anonymous,
    language: row.language,
    text: ctx.vault.decrypt(row.text),
    contact: decrypted(row.contact),
    about: aboutOf(row, nameOf(row.aboutOfficerId), decrypted(row.aboutName)),
    unsettled: isUnsettled(row),
    sender: customer?.name ?? decrypted(row.name),
    told: row.conversationId !== null || row.customerId !== null,
    orderCode: order?.code ?? null,
    handler: row.officerId === null || handler === null ? null : { id: row.officerId, name: handler },
    receivedAt: row.receivedAt.getTime(),
    verifiedAt: row.verifiedAt?.getTime() ?? null,
    answeredAt: row.answeredAt?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
    standing: standingOf(row, ctx.now(), rules),
    verificationDays: rules.settings.verificationDays,
    files: files.flatMap(({ fileId, createdAt }) => {
      const file = stored.find(({ id }) => id === fileId);
      return file ? [{ id: fileId, name: file.name, size: Number(file.size), at: createdAt.getTime() }] : [];
    }),
    events: events.map((event) => ({
      type: event.type,
      actorKind: event.actorKind,
      actorName: event.actorName,
      words: decrypted(event.words),
      at: event.at.getTime(),
    })),
    acts: complaintActs(actor, row),
    handlers: officers
      .map((officer) => ({ kind: 'officer' as const, ...officer }))
      .filter((officer) => officer.active && mayHandleComplaints(officer) && !isHidden(ctx, row, officer))
      .map(({ id, name }) => ({ id, name })),
    colleagues: officers.map(({ id, name }) => ({ id, name })),
  };
  return { ok: true, complaint };
}

/** Opens a file that came with it, or with its answer, and writes that down. */
export async function readComplaintFile(
  ctx: ServiceContext,
  actor: Actor,
  { code, fileId }: { code: string; fileId: string },
): Promise<Outcome<{ stream: Readable; file: StoredFile }, 'forbidden' | 'not_found'>> {
  const seen = await visible(ctx, actor, code);
  if (!seen.ok) return seen;
  const attached = await ctx.db.read.complaintFile.count({ where: { complaintId: seen.row.id, fileId } });
  const opened = attached === 0 ? null : await openFile(ctx, fileId);
  if (opened === null) return { ok: false, reason: 'not_found' };
  await ctx.db.write((tx) => audit(tx, ctx, actor, 'complaint.readFile', `complaint:${code}`, { fileId }));
  return { ok: true, ...opened };
}

async function visible(
  ctx: ServiceContext,
  actor: Actor,
  code: string,
): Promise<Outcome<{ row: Complaint }, 'forbidden' | 'not_found'>> {
  if (!mayReadComplaints(actor)) return { ok: false, reason: 'forbidden' };
  const row = await complaintByCode(ctx.db.read, code);
  return row === null || isHidden(ctx, row, actor) ? { ok: false, reason: 'not_found' } : { ok: true, row };
}

function aboutOf(
  { category, aboutOfficerId }: Complaint,
  known: string | null,
  told: string | null,
): { name: string; known: boolean } | null {
  if (told !== null) return { name: told, known: false };
  if (known !== null) return { name: known, known: true };
  if (aboutOfficerId === NOBODY_OF_OURS) return { name: '', known: true };
  return category === 'officer' ? { name: '', known: false } : null;
}

/** An answer that nobody confirms closes the complaint by itself (docs/domain.md 7). */
import type { Tx } from '../../prisma/database.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { setTimer } from '../timer_rows.ts';
import { changeComplaint, writeComplaintEvent } from './rows.ts';
import { askForRating } from './sender_acts.ts';
import { tellSender } from './tell.ts';

const DAY_MS = 86_400_000;

/** From the answer on. Re-opened meanwhile, it has another answer or none; who handles it may change without that. */
export async function awaitConfirmation(tx: Tx, ctx: ServiceContext, { id }: Pick<Complaint, 'id'>): Promise<void> {
  const answeredAt = ctx.now();
  const { silentDays } = (await readOffice(ctx)).complaints;
  await setTimer(tx, ctx, {
    kind: 'complaint.closeSilently',
    orderId: null,
    token: `${id}@${answeredAt}`,
    dueAt: answeredAt + silentDays * DAY_MS,
  });
}

export async function closeSilently(ctx: ServiceContext, tx: Tx, token: string): Promise<boolean> {
  const [id = '', answeredAt = ''] = token.split('@');
  const complaint = await tx.complaint.findUnique({ where: { id } });
  if (complaint?.status !== 'answered' || complaint.answeredAt?.getTime() !== Number(answeredAt)) return false;
  await changeComplaint(tx, complaint, { status: 'closed', closedAt: new Date(ctx.now()) });
  await writeComplaintEvent(tx, ctx, id, { type: 'closed', actor: { kind: 'system' }, words: null });
  await tellSender(ctx, tx, complaint.code, { about: 'closed', words: null });
  await askForRating(ctx, tx, complaint);
  return true;
}

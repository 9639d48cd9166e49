/** Tells the person who complained how it goes on; who did so anonymously asks with the code instead. */
import type { ComplaintTold } from '../../machines/conversation/counter/complaints.ts';
import type { Tx } from '../../prisma/database.ts';
import { chatToTell, tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { mailComplaint } from '../email/complaint_letters.ts';
import { complaintCard } from './card.ts';
import { complaintByCode } from './rows.ts';

/** With the complaint as it is now, in this write; `words` and file are those of this very act. */
export async function tellSender(
  ctx: ServiceContext,
  tx: Tx,
  code: string,
  { about, words, withFile = false }: { about: ComplaintTold['about']; words: string | null; withFile?: boolean },
): Promise<void> {
  const complaint = await complaintByCode(tx, code);
  if (complaint === null || complaint.anonymous) return;
  if ((about === 'asked' || about === 'answered' || about === 'declined') && words !== null)
    await mailComplaint(ctx, tx, complaint, { about, words });
  const wanting = await chatToTell(tx, ctx, complaint);
  // where "berhenti" was said it waits, as news of orders does (docs/domain.md 9)
  const conversationId = wanting ?? (await chatToTell(tx, ctx, complaint, { evenMuted: true }));
  if (conversationId === null) return;
  const card = await complaintCard(ctx, tx, complaint);
  const told = { ...card, officeWords: words, file: withFile ? card.file : null };
  // who handles it is not shown: an officer's name stays in the register
  const onceWanted = wanting === null;
  await tellChat(tx, ctx, { conversationId, onceWanted }, { type: 'complaint.news', about, complaint: told });
}

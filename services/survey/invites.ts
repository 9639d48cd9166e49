/** Invitations to rate a service that is finished (docs/domain.md 8). */
import type { RatedSubject } from '../../machines/conversation/counter/survey.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';

export interface Finished {
  subject: RatedSubject;
  /** id of the order, complaint, visit or hand-over */
  subjectId: string;
  /** the chat that is asked */
  conversationId: string;
  /** as the question names it: an order's or ticket's code, a queue number */
  label: string;
  /** for figures by service: the subject's name, or a service of the queue */
  service: string;
}

/** Asks for a rating, once for each thing that was served, in a turn of the chat's own. */
export async function inviteToRate(_tx: Tx, _ctx: ServiceContext, finished: Finished): Promise<void> {
  throw new Error(finished.subject);
}

/**
 * What is let go of when its time is over, kind by kind, in batches that hold up no chat (docs/domain.md 9). Each is told how
 * long to look back and returns how many went; it is called again until it returns none.
 */
import type { ServiceContext } from '../context.ts';
import type { Office } from '../office.ts';
import { EXPORT_DAYS } from './export_file.ts';
import { forgetOldComplaints, forgetOldVisits } from './retention_counter.ts';
import { forgetOldMessages, forgetOldTalkFiles, forgetOldTurns, forgetSilentChats } from './retention_chats.ts';
import { forgetExports, forgetOldAbstractions, forgetOldInbox, forgetOldKeys } from './retention_rest.ts';

export const RETENTION_KINDS = [
  'messages',
  'turns',
  'talks',
  'chats',
  'abstractions',
  'visits',
  'complaints',
  'keys',
  'inbox',
  'exports',
  'uploads',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** `before`: what is older goes. */
type Forget = (ctx: ServiceContext, before: Date) => Promise<number>;

/** Those that the nightly job does; uploads that nothing uses go day by day (services/timer_worker). */
export const FORGETS: Readonly<Record<Exclude<RetentionKind, 'uploads'>, Forget>> = {
  messages: forgetOldMessages,
  turns: forgetOldTurns,
  talks: forgetOldTalkFiles,
  chats: forgetSilentChats,
  abstractions: forgetOldAbstractions,
  visits: forgetOldVisits,
  complaints: forgetOldComplaints,
  keys: forgetOldKeys,
  inbox: forgetOldInbox,
  exports: forgetExports,
};

/** Days of a kind; the file of one's own data lives as long as its link. */
export function daysOf(kind: RetentionKind, { retention }: Pick<Office, 'retention'>): number {
  if (kind === 'exports') return EXPORT_DAYS;
  return kind === 'talks' ? retention.messages : retention[kind];
}

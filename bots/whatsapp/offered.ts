/**
 * Where there are no buttons, people type what a button would have said. What the question that stands offers is understood by
 * the turn (machines/understanding); here is the rest: what was offered beside a question, or by an earlier one.
 */
import { restoreConversation } from '../../machines/conversation/restore.ts';
import { fold, LONGEST_PHRASE } from '../../machines/understanding/normalize.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOwnBody } from '../../services/message_bodies.ts';
import type { ChatAddress, Choice, OutboundBody } from '../channel.ts';
import { readText } from '../happening.ts';
import { unseal } from '../keeping.ts';
import { speakerOf } from '../speak.ts';

/** Messages of the office that are still in sight of who scrolls up a little. */
const IN_SIGHT = 10;

type TextBody = Extract<OutboundBody, { kind: 'text' }>;

/** What a button would have sent; null: it is for the turn to understand. */
export async function choiceMeant(
  ctx: ServiceContext,
  { channel, account, chat }: ChatAddress,
  text: string,
): Promise<{ token: string; label: string } | null> {
  const said = fold(text);
  if (said === '' || text.length > LONGEST_PHRASE) return null;
  const conversation = await ctx.db.read.conversation.findUnique({
    where: { channel_account_chat: { channel, account, chat } },
    select: {
      snapshot: true,
      messages: { where: { direction: 'out' }, orderBy: { id: 'desc' }, take: IN_SIGHT, select: { body: true } },
    },
  });
  if (conversation === null) return null;
  const bodies = conversation.messages.flatMap(({ body }) => {
    const read = readOwnBody(ctx, body) as OutboundBody;
    return read.kind === 'text' && read.choices.length > 0 ? [read] : [];
  });
  const found = offered(bodies, said);
  if (found === null) return null;
  if (!found.certain && (await isUnderstood(ctx, conversation.snapshot, text))) return null;
  return { token: found.choice.id, label: found.choice.label };
}

/** `bodies`: newest first. `certain`: nobody says that in answer to anything else. */
function offered(bodies: readonly TextBody[], said: string): { choice: Choice; certain: boolean } | null {
  const newest = bodies.findIndex(({ aside }) => aside !== true);
  const question = bodies[newest];
  if (question !== undefined && named(question, said) !== undefined) return null;
  const severalWords = said.includes(' ');
  // a single word that was offered before the question means what it means in its light
  const inSight = severalWords || newest === -1 ? bodies : bodies.slice(0, newest);
  for (const body of inSight) {
    const choice = named(body, said);
    if (choice !== undefined) return { choice, certain: severalWords && body.aside === true };
  }
  return null;
}

function named({ choices }: TextBody, said: string): Choice | undefined {
  return choices.find(({ label }) => fold(label) === said);
}

/** As it is, where the chat stands: an answer in one's own words may well repeat what was offered before. */
async function isUnderstood(ctx: ServiceContext, snapshot: string, text: string): Promise<boolean> {
  const { state } = restoreConversation(unseal(ctx, snapshot));
  return readText(text, state, await speakerOf(ctx)).type !== 'unknown';
}

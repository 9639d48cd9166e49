/** What must be true of every chat, whatever was killed in between. Each finding is a sentence. */
import type { InboundBody, OutboundBody } from '../../bots/channel.ts';
import type { MessageView } from '../../bots/webchat/protocol.ts';
import { START_ID } from '../../bots/webchat/transcript.ts';
import type { Reader } from '../../prisma/database.ts';
import { readOwnBody } from '../../services/message_bodies.ts';
import type { Vault } from '../../services/vault.ts';
import type { ChatPage, SentMessage } from './chat_page.ts';

type Conversation = Awaited<ReturnType<typeof conversationsOf>>[number];
type Row = Conversation['messages'][number];

const NOT_FOR_THIS_QUESTION = /^(Tombol itu berasal dari pertanyaan sebelumnya|Maaf, saya belum memahami)/;

/** With the messages as their own chat sees them, also those that are kept sealed. */
async function conversationsOf(read: Reader, vault: Vault) {
  const rows = await read.conversation.findMany({
    include: { turns: { orderBy: { revision: 'asc' } }, messages: { orderBy: { id: 'asc' } } },
  });
  return rows.map(({ messages, ...conversation }) => ({
    ...conversation,
    messages: messages.map((row) => ({ ...row, said: readOwnBody({ vault }, row.body) as InboundBody | OutboundBody })),
  }));
}

/** `vault`: of the program; `reloaded`: what each page found after its last reload. */
export async function checkChats(
  read: Reader,
  vault: Vault,
  pages: readonly ChatPage[],
  reloaded: ReadonlyMap<ChatPage, readonly MessageView[]>,
): Promise<string[]> {
  const conversations = await conversationsOf(read, vault);
  const byChat = new Map(conversations.map((conversation) => [conversation.chat, conversation]));
  const known = new Set(pages.map(({ chat }) => chat));
  return [
    ...conversations.flatMap((conversation) => [...turnsAreWhole(conversation), ...repliesFit(conversation)]),
    ...conversations
      .filter(({ chat, turns }) => !known.has(chat) && turns.length > 1)
      .map(({ chat }) => `Chat ${chat} has turns, but nobody wrote in it`),
    ...pages.flatMap((page) => {
      const conversation = byChat.get(page.chat);
      if (conversation === undefined) return [`${page.name} has no conversation`];
      return [
        ...page.sent.flatMap((message) => handledOnce(message, conversation)),
        ...showsAll(page, reloaded.get(page) ?? [], conversation),
      ];
    }),
  ];
}

/** Acknowledged: exactly one turn and one inbound row. Given up: at most one, and both or neither. */
function handledOnce({ id, acknowledged }: SentMessage, { turns, messages }: Conversation): string[] {
  const handled = turns.filter(({ externalId }) => externalId === id).length;
  const kept = messages.filter(({ direction, externalId }) => direction === 'in' && externalId === id).length;
  if (handled === kept && (acknowledged ? handled === 1 : handled <= 1)) return [];
  return [`${id} (${acknowledged ? 'acknowledged' : 'given up'}) has ${handled} turns and ${kept} inbound messages`];
}

/** Each turn's rows are all there, once, in order, and no other turn's are between them. */
function turnsAreWhole({ id, revision, turns, messages }: Conversation): string[] {
  const expected = turns.map((_, index) => index + 1);
  const found: string[] = [];
  if (revision !== turns.length || turns.some((turn, index) => turn.revision !== expected[index])) {
    found.push(
      `Conversation ${id} is at revision ${revision} with turns ${turns.map((turn) => turn.revision).join(' ')}`,
    );
  }
  const rest = [...messages];
  for (const turn of turns) {
    const rows = rest.splice(0, rest.findIndex((row) => turnOf(row) !== turn.externalId) >>> 0);
    const isEvent = turn.externalId.startsWith('event:');
    const replies = rows.filter(({ direction }) => direction === 'out').map(({ externalId }) => externalId);
    const inOrder = replies.every((externalId, index) => externalId === `${turn.externalId}#${index}`);
    const inbound = rows.length - replies.length;
    const asked = rows.at(-1) !== undefined && bodyOf(rows.at(-1)).kind === 'text';
    if (!inOrder || inbound !== (isEvent ? 0 : 1) || (inbound === 1 && rows[0]?.direction !== 'in') || !asked) {
      found.push(
        `Turn ${turn.externalId} of ${id} left ${rows.map((row) => `${row.direction} ${row.externalId}`).join(', ')}`,
      );
    }
  }
  if (rest.length > 0) found.push(`Conversation ${id} has ${rest.length} messages of no turn, or not in its turn`);
  const unsent = messages.filter(({ direction, status }) => direction === 'out' && status !== 'sent');
  return [...found, ...unsent.map((row) => `Message ${row.id} is ${row.status}: ${row.error ?? ''}`)];
}

/** A tapped answer of the question in force is taken as its answer: the state was the one that had asked. */
function repliesFit({ messages }: Conversation): string[] {
  return messages.flatMap((row, index) => {
    const tapped = bodyOf(row);
    if (row.direction !== 'in' || tapped.kind !== 'choice') return [];
    const question = bodyOf(messages[index - 1]);
    const reply = bodyOf(messages[index + 1]);
    const offered =
      question.kind === 'text' && 'choices' in question && question.choices.some(({ id }) => id === tapped.token);
    const refused = reply.kind === 'text' && NOT_FOR_THIS_QUESTION.test(reply.text);
    return offered && refused
      ? [`${row.externalId} tapped ${tapped.token}, which had been asked, and was refused`]
      : [];
  });
}

/** What the page gathered from answers and live replies, what a reload shows and what is stored are the same. */
function showsAll(page: ChatPage, reloaded: readonly MessageView[], { messages }: Conversation): string[] {
  const stored = messages.filter(({ direction, externalId }) => direction === 'out' || externalId !== START_ID);
  const ids = stored.map(({ id }) => id).join(' ');
  const gathered = [...page.messages.values()].toSorted((a, b) => a.id - b.id);
  return [
    ...(reloaded.map(({ id }) => id).join(' ') === ids ? [] : [`${page.name} shows other messages after a reload`]),
    ...(JSON.stringify(gathered) === JSON.stringify(reloaded) ? [] : [`${page.name} did not get every message live`]),
  ];
}

function turnOf({ direction, externalId }: Row): string {
  return direction === 'in' ? externalId : externalId.slice(0, externalId.lastIndexOf('#'));
}

function bodyOf(row: Row | undefined): InboundBody | OutboundBody {
  return row?.said ?? { kind: 'other', what: 'nothing' };
}

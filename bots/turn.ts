/**
 * The turn: one event of one chat, from reading it to one durable commit (docs/architecture.md, "The turn"). Nothing is sent
 * before the commit; a lost race repeats the turn; the same message twice is handled once.
 */
import { isWish } from '../machines/conversation/events.ts';
import type { ConversationEvent } from '../machines/conversation/events.ts';
import type { OrderNews, Told } from '../machines/conversation/effects.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import { isUndoable, openConversation, questionOf, undone } from '../machines/conversation/step.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import { bubble } from '../machines/conversation/setup.ts';
import { text } from '../machines/texts/text.ts';
import type { Tx } from '../prisma/database.ts';
import type { CommitOutcome, StoredConversation } from '../prisma/turn_store.ts';
import type { ServiceContext } from '../services/context.ts';
import { wipeLater } from '../services/brief_messages.ts';
import { discardUnused } from '../services/files.ts';
import { newId } from '../services/ids.ts';
import type { ChatAddress, Inbound, TurnDoor } from './channel.ts';
import { Course } from './course.ts';
import type { Chat } from './effects.ts';
import { tellElsewhere } from './elsewhere.ts';
import { eventOf, externalIdOf, readText } from './happening.ts';
import type { Happening } from './happening.ts';
import { keptInbound, keptOutbound, seal, tellsAbstraction, unseal } from './keeping.ts';
import type { Secrecy } from './keeping.ts';
import { OneAtATime } from './one_at_a_time.ts';
import { editOf, keepEvent, rewritingOf } from './rewrite.ts';
import { askAs, sayAs, speakerOf } from './speak.ts';
import { unneededText } from './unneeded.ts';

/** A chat has one turn at a time in this process, so races are rare; more repeats mean that something is wrong. */
const MOST_REPEATS = 8;

/** A command turned up outside of a transaction: the turn is taken again inside one. */
const NEEDS_WRITE = Symbol('needs a write');

/** Carries a commit's refusal out of db.write, whose work must throw to be rolled back. */
class NotCommitted extends Error {
  readonly outcome: CommitOutcome;
  constructor(outcome: CommitOutcome) {
    super(`The turn was not committed: ${outcome}`);
    this.outcome = outcome;
  }
}

export class Turns implements TurnDoor {
  readonly #ctx: ServiceContext;
  readonly #chats = new OneAtATime();

  constructor(ctx: ServiceContext) {
    this.#ctx = ctx;
  }

  /** Resolves when the message's turn is on disk. Throws coded errors; the channel may then hand the message in again. */
  async receive(inbound: Inbound): Promise<'committed' | 'duplicate'> {
    const { address, body } = inbound;
    const outcome = await this.#chats.run(keyOf(address), () => this.#take(address, { kind: 'message', inbound }));
    // an unasked file is not kept (docs/domain.md 9); the turn has told the customer so
    if (body.kind === 'file') await discardUnused(this.#ctx, body.fileId);
    return outcome;
  }

  /** Tells a chat what happened to an order; told once, whoever else tries. */
  tell(address: ChatAddress, eventId: number, news: OrderNews): Promise<'committed' | 'duplicate'> {
    const happening: Happening = { kind: 'news', eventId, news, at: this.#ctx.now() };
    return this.#chats.run(keyOf(address), () => this.#take(address, happening));
  }

  /** Tells a chat what the office has for it (services/chat_events), once. */
  tellChat(address: ChatAddress, chatEventId: number, event: Told): Promise<'committed' | 'duplicate'> {
    const happening: Happening = { kind: 'told', chatEventId, event, at: this.#ctx.now() };
    return this.#chats.run(keyOf(address), () => this.#take(address, happening));
  }

  /**
   * Reminds of a form left unfinished in the chat as it stood at `revision`, silent since `since` (UTC ms): once for one
   * silence, and not when the chat went on meanwhile.
   */
  remind(
    address: ChatAddress,
    { revision, since }: { revision: number; since: number },
  ): Promise<'committed' | 'duplicate'> {
    const happening: Happening = { kind: 'reminder', revision, since, at: this.#ctx.now() };
    return this.#chats.run(keyOf(address), () => this.#take(address, happening));
  }

  async #take(address: ChatAddress, happening: Happening): Promise<'committed' | 'duplicate'> {
    for (let attempt = 0; attempt < MOST_REPEATS; attempt += 1) {
      const outcome = await this.#attempt(address, happening);
      if (outcome !== 'stale') return outcome;
    }
    throw Object.assign(new Error('A turn lost every race for its chat'), { code: 'TURN_ALWAYS_STALE' });
  }

  async #attempt(address: ChatAddress, happening: Happening): Promise<CommitOutcome> {
    const { db } = this.#ctx;
    const spoken = await this.#run(address, happening, undefined);
    if (spoken !== NEEDS_WRITE) return spoken;
    try {
      return await db.write(async (tx) => {
        const outcome = await this.#run(address, happening, tx);
        if (outcome !== 'committed') throw new NotCommitted(outcome === NEEDS_WRITE ? 'stale' : outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof NotCommitted) return error.outcome;
      throw error;
    }
  }

  async #run(
    address: ChatAddress,
    happening: Happening,
    tx: Tx | undefined,
  ): Promise<CommitOutcome | typeof NEEDS_WRITE> {
    const { turns } = this.#ctx.db;
    const externalId = externalIdOf(happening);
    const stored = await turns.load(address);
    if (stored !== undefined && (await turns.handled(stored.id, externalId))) return 'duplicate';
    // the customer wrote, or was told something, in the meantime
    if (happening.kind === 'reminder' && stored?.revision !== happening.revision) return 'duplicate';

    const speaker = await speakerOf(this.#ctx);
    const conversation = stored ?? newConversation(this.#ctx, address, happening);
    const chat: Chat = {
      conversationId: conversation.id,
      customerId: conversation.customerId,
      channel: address.channel,
      language: conversation.language,
      told: [],
    };
    const course = new Course(this.#ctx, chat, tx);

    const before = stored === undefined ? undefined : restoreConversation(unseal(this.#ctx, stored.snapshot));
    // where the message was understood, and what it answered
    let stood = before?.state;
    let answered: Secrecy | null = stood === undefined ? null : questionOf(stood);
    let undoes: number | null = null;
    let event: ConversationEvent | { type: 'back' } | { type: 'opened' };
    if (stood === undefined) {
      await course.begin(openConversation(conversation.language));
      event = eventOf(happening, course.state, speaker);
      if (opensWith(event)) await course.go(event);
      else event = { type: 'opened' };
    } else {
      course.state = stood;
      if (before?.kind === 'recovered') course.says.push(bubble(text('recovery')));
      event = eventOf(happening, stood, speaker);
      if (event.type === 'edited') {
        const edit = await editOf(this.#ctx, conversation.id, stood, { ...event, externalId });
        if (edit.kind === 'known') return 'duplicate';
        event = edit.kind === 'event' ? edit.event : readText(edit.text, stood, speaker);
        if (edit.kind === 'event') answered = edit.asked;
      }
      const rewriting = await rewritingOf(this.#ctx, conversation.id, stood, event);
      if (rewriting !== undefined) {
        ({ undoes, state: stood } = rewriting);
        course.state = stood;
        course.says.push(bubble(text('rewrite.done')));
        answered = rewriting.asked;
        event = readText(rewriting.text, stood, speaker);
      }
      if (event.type !== 'back') {
        await course.go(event);
      } else if (rewriting === undefined) {
        const last = await turns.lastUndoable(conversation.id);
        if (last !== undefined) {
          undoes = last.id;
          course.state = undone(course.state, restoreConversation(unseal(this.#ctx, last.before)).state);
        }
        course.says.push(bubble(last === undefined ? text('back.nothing') : text('back.done')));
      }
    }
    if (course.needsWrite) return NEEDS_WRITE;
    const unneeded = unneededText(happening, event, stood === undefined ? null : questionOf(stood));
    if (unneeded !== null) course.says.push(bubble(unneeded));

    const after = course.state;
    const wording = speaker(after.context.language);
    const question = questionOf(after);
    if (question === null)
      throw Object.assign(new Error('A turn ended without a question'), { code: 'TURN_WITHOUT_QUESTION' });
    const outbound = course.says.map((say) => sayAs(say, wording));
    // what is told and does not concern the chat any more (its consent is gone) is no reason to write to it; elsewhere the
    // question itself may be what is told: the card of a queue number that is called
    const unheard = happening.kind === 'told' && course.says.length === 0 && !after.context.consented;
    if (question.silent !== true && !unheard) outbound.push(askAs(question, wording, isTold(happening, event, stood)));
    const forgets = [...course.says, question].map(({ forgotten }) => forgotten);
    if (forgets.includes('brief')) {
      if (tx === undefined) await this.#ctx.db.write((write) => wipeLater(write, this.#ctx, conversation.id));
      else await wipeLater(tx, this.#ctx, conversation.id);
    }
    const undoable =
      stood !== undefined &&
      // what is looked at by its code alone is not kept with the chat (docs/decisions/0014)
      stood.context.ticket?.anonymous !== true &&
      event.type !== 'back' &&
      event.type !== 'opened' &&
      !course.committedEffect &&
      isUndoable(stood, after, event);

    const commit = {
      conversation: {
        ...conversation,
        customerId: chat.customerId,
        language: after.context.language,
        machineVersion: after.version,
        snapshot: seal(this.#ctx, after),
      },
      externalId,
      // that it was a matter of integrity is not kept either
      event: keepEvent(event.type === 'integrity' ? 'unknown' : event.type, {
        edits: happening.kind === 'message' ? (happening.inbound.edits ?? []) : [],
        forgotten: answered?.forgotten !== undefined || event.type === 'integrity',
      }),
      before: undoable && stood !== undefined ? seal(this.#ctx, stood) : null,
      barrier: course.committedEffect,
      undoes,
      inbound:
        happening.kind === 'message'
          ? keptInbound(this.#ctx, happening.inbound.body, asksPrivately(event) ? FORGOTTEN : answered)
          : null,
      outbound: keptOutbound(this.#ctx, outbound, {
        told: happening.kind === 'message' && tellsAbstraction(happening.inbound.body),
        said: [answered, question, ...course.says],
        forgets,
      }),
      orderEventId: happening.kind === 'news' ? happening.eventId : null,
      at: happening.kind === 'message' ? happening.inbound.at : happening.at,
    };
    if (tx === undefined) return turns.commit(commit);
    let outcome = await turns.commitWithin(tx, commit);
    for (const told of chat.told) if (outcome === 'committed') outcome = await tellElsewhere(this.#ctx, tx, told);
    return outcome;
  }
}

/** The first message opens the chat; only a language, a salam, where a link leads or what is wanted has an answer of its own. */
function opensWith(event: ConversationEvent): boolean {
  if (event.type === 'greeting') return event.salam;
  // a bare "ya" or "1" agrees to nothing that was not seen yet
  if (event.type === 'answer') return event.id.startsWith('menu.');
  return isWish(event) || OPENING.has(event.type);
}

const OPENING = new Set<ConversationEvent['type']>([
  'speak',
  'openOrder',
  'openProduct',
  'openTicket',
  'openVisit',
  'connectCode',
  // nothing of it is kept, so that it needs no consent (docs/domain.md 7)
  'integrity',
  // rights over one's own data do not depend on consent (docs/domain.md 9)
  'myData',
  'eraseData',
]);

/** The office told something, or its person has just left the chat: what can be chosen there was seen before. */
function isTold({ kind }: Happening, event: { type: string }, stood: ConversationState | undefined): boolean {
  const endsTalk = event.type === 'answer' && stood !== undefined && questionOf(stood)?.toPerson?.is === 'speaks';
  return kind === 'told' || kind === 'news' || endsTalk;
}

const FORGOTTEN: Secrecy = { forgotten: 'private' };

/** That somebody complains, and which complaint they look at, is nobody's business but theirs (docs/domain.md 7). */
function asksPrivately(event: ConversationEvent | { type: 'back' } | { type: 'opened' }): boolean {
  if (event.type === 'answer') return event.id === 'menu.complain';
  return ['openTicket', 'complain', 'integrity'].includes(event.type);
}

function keyOf({ channel, account, chat }: ChatAddress): string {
  return JSON.stringify([channel, account, chat]);
}

function newConversation(ctx: ServiceContext, address: ChatAddress, happening: Happening): StoredConversation {
  return {
    ...address,
    id: newId(ctx),
    customerId: null,
    language: (happening.kind === 'message' ? happening.inbound.languageHint : undefined) ?? 'id',
    machineVersion: 0,
    snapshot: '',
    revision: 0,
  };
}

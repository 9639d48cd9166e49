/** From an arrival in the inbox to the turn. */
import { createHash } from 'node:crypto';
import { readPayload } from '../../domain/deep_links.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { ServiceContext } from '../../services/context.ts';
import { NotNow } from '../channel.ts';
import type { ChatAddress, InboundBody, InboxEvent, InboxReader, TurnDoor } from '../channel.ts';
import { albumBody } from '../photo_album.ts';
import { takenTogether } from '../together.ts';
import type { Carried, WantedFiles } from '../wanted_files.ts';
import type { Arrival, ArrivedContent } from './arrival.ts';
import { albumPartOf, fileOf, whatsappFiles } from './files.ts';
import type { ArrivedFile, ArrivedMessage, PlacedMessage } from './files.ts';
import { takeFromHandset } from './handset.ts';
import { arrivalIn, writtenFrom } from './intake.ts';
import { choiceMeant } from './offered.ts';
import { fileBehind, movedOn, notePhone } from './standing_chat.ts';
import type { WhatsAppTiming } from './timing.ts';
import { albumOf, belongings } from './together.ts';
import { WhatsAppProblem } from './wire.ts';
import type { Line } from './wire.ts';

/** What the network is in the way of is tried again so soon; sooner when it is the program that ends. */
const AGAIN_MS = 15_000;
const AGAIN_AT_START_MS = 1_000;

interface TakerParts {
  ctx: ServiceContext;
  door: TurnDoor;
  line: Line;
  timing: Pick<WhatsAppTiming, 'albumMs'>;
  /** the program ends: what is being fetched is fetched at the next start */
  signal: AbortSignal;
}

type Outcome = 'committed' | 'duplicate' | undefined;
type Edit = Extract<Arrival, { kind: 'edit' }>;

export function createTaker(parts: TakerParts): InboxReader {
  const { line, timing, signal } = parts;
  const taker = new Taker(parts);
  const hangTogether = belongings(timing.albumMs);
  return {
    next: (events, now) => takenTogether(events, now, hangTogether),
    async take(events) {
      try {
        await taker.takeUp(events);
      } catch (err) {
        if (err instanceof WhatsAppProblem) throw new NotNow(err.code, signal.aborted ? AGAIN_AT_START_MS : AGAIN_MS);
        throw err;
      }
      const messages = events.filter((event) => arrivalIn(event).kind === 'message');
      for (const from of new Set(messages.map(writtenFrom))) {
        const ids = messages.flatMap((event) => (writtenFrom(event) === from ? [arrivalIn(event).id] : []));
        line.wire?.read(from, ids);
      }
    },
  };
}

class Taker {
  readonly #parts: TakerParts;
  readonly #files: WantedFiles<ArrivedFile>;

  constructor(parts: TakerParts) {
    this.#parts = parts;
    this.#files = whatsappFiles(parts);
  }

  /** See InboxReader.take; `events` as takenTogether put them together. */
  async takeUp(events: readonly InboxEvent[]): Promise<void> {
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return;
    const { ctx } = this.#parts;
    await this.#stillThere(first);
    const arrival = arrivalIn(first);
    if (arrival.kind === 'handset') {
      await takeFromHandset(ctx, first, { arrival, id: turnId(arrival.id) });
      return;
    }
    const begins = (await ctx.db.turns.load(first.address)) === undefined;
    if (arrival.kind === 'edit') await this.#takeEdit(first, arrival);
    else {
      const outcome = await this.#takeMessages(first, events);
      // it was taken up before the change came: the change is one of its own
      const change = arrivalIn(last);
      if (outcome === 'duplicate' && change.kind === 'edit') await this.#takeEdit(last, change);
    }
    if (begins && arrival.phone !== undefined) await notePhone(ctx, first.address, arrival.phone);
  }

  /** A message, or an album, each with the changes that came before it was taken up. */
  async #takeMessages(first: InboxEvent, events: readonly InboxEvent[]): Promise<Outcome> {
    const edits = events.map(arrivalIn).flatMap((one) => (one.kind === 'edit' ? [one] : []));
    const [message, ...others] = events.flatMap((event) => {
      const one = arrivalIn(event);
      return one.kind === 'message' ? [{ ...withEdits(one, edits), from: writtenFrom(event) }] : [];
    });
    if (message === undefined) return undefined;
    const carried = carriedBy(first, turnId(message.id));
    const editIds = edits.map(({ id }) => turnId(id));
    if (albumOf(first) !== undefined) {
      const parts = [message, ...others].filter(({ content }) => content.kind !== 'album');
      return parts.length === 0 ? undefined : this.#give(first, carried, await this.#album(carried, parts), editIds);
    }
    return this.#give(first, carried, await this.#bodyOf(carried, message), editIds);
  }

  #album(carried: Carried, parts: readonly PlacedMessage[]): Promise<InboundBody | undefined> {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return this.#bodyOf(carried, only);
    return albumBody(this.#files, carried, parts.map(albumPartOf));
  }

  async #takeEdit(event: InboxEvent, { id, of, text }: Edit): Promise<void> {
    const file = await fileBehind(this.#parts.ctx, event.address, turnId(of));
    const body: InboundBody =
      file === null ? { kind: 'edited', text, of: turnId(of) } : { kind: 'refused_file', name: file, reason: 'edited' };
    await this.#give(event, carriedBy(event, turnId(id)), body);
  }

  /** Undefined when the message was handled before. */
  async #bodyOf(carried: Carried, message: PlacedMessage): Promise<InboundBody | undefined> {
    const { content } = message;
    if (content.kind === 'text') return this.#said(carried.address, content.text);
    if (content.kind === 'file') return this.#files.bodyOf(carried, fileOf(message, content));
    return plainBody(content);
  }

  /** Links come as words that stand in the chat to be sent, and so may the words of a button. */
  async #said(address: ChatAddress, text: string): Promise<InboundBody> {
    const payload = text.trim();
    if (readPayload(payload) !== null) return { kind: 'start', payload };
    const choice = await choiceMeant(this.#parts.ctx, address, text);
    return choice === null ? { kind: 'text', text } : { kind: 'choice', ...choice };
  }

  async #give(
    event: InboxEvent,
    { languageHint, ...carried }: Carried,
    body: InboundBody | undefined,
    edits: readonly string[] = [],
  ): Promise<Outcome> {
    if (body === undefined) return 'duplicate';
    // it may have taken long to fetch a file
    await this.#stillThere(event);
    return this.#parts.door.receive({
      ...carried,
      ...(languageHint === undefined ? {} : { languageHint }),
      ...(edits.length === 0 ? {} : { edits }),
      body,
    });
  }

  /** A chat that goes by another identity meanwhile must not begin anew under the old one. */
  async #stillThere(event: InboxEvent): Promise<void> {
    if (await movedOn(this.#parts.ctx, event)) throw new NotNow('WHATSAPP_CHAT_RENAMED', 0);
  }
}

/** Each as it was last changed. */
function withEdits(message: ArrivedMessage, edits: readonly Edit[]): ArrivedMessage {
  const edit = edits.findLast(({ of }) => of === message.id);
  const { content } = message;
  if (edit === undefined) return message;
  if (content.kind === 'text') return { ...message, content: { ...content, text: edit.text } };
  if ('caption' in content) return { ...message, content: { ...content, caption: edit.text } };
  return message;
}

function plainBody(content: Exclude<ArrivedContent, { kind: 'file' | 'text' }>): InboundBody {
  switch (content.kind) {
    case 'media':
      return { kind: 'refused_file', name: content.name, reason: 'type', caption: content.caption };
    case 'album':
      return { kind: 'other', what: 'album' };
    case 'sticker':
    case 'voice':
      return { kind: content.kind };
    case 'other':
      return { kind: 'other', what: content.what };
  }
}

function carriedBy(event: InboxEvent, externalId: string): Carried {
  const { address, receivedAt: at } = event;
  return { address, externalId, at, languageHint: languageOf(arrivalIn(event).phone) };
}

/** Countries where who has a telephone number reads Indonesian more likely than English: Indonesia, Malaysia, Brunei. */
const READS_INDONESIAN = /^\+(62|60|673)/;

/** A first guess by the country of the number; nothing where the office's own language is the best one. */
function languageOf(phone: string | undefined): Language | undefined {
  return phone === undefined || READS_INDONESIAN.test(phone) ? undefined : 'en';
}

/** Ids are the sender's own: what a turn is known by holds no colon (bots/happening), and is of a sane length. */
export function turnId(id: string): string {
  return `m${/^[\w-]{1,128}$/.test(id) ? id : createHash('sha256').update(id).digest('hex')}`;
}

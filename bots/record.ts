/**
 * A conversation that took place, as a journey script: what the customer said, what the assistant replied, what officers did
 * meanwhile, and the clock. It begins with the chat, so a replay in a new office comes to the same.
 */
import type { Reader } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../services/context.ts';
import { IS_CHAT } from '../services/email/letter.ts';
import { isPrivate, readBody } from '../services/message_bodies.ts';
import { readOffice } from '../services/office.ts';
import { eventToldAs } from '../services/orders/told.ts';
import type { InboundBody, OutboundBody } from './channel.ts';
import { actWords, clockOf } from './record_acts.ts';
import type { RecordedOffice } from './record_acts.ts';
import { orderNames, replyLine } from './script.ts';
import type { Line, Said, ScriptOfficer } from './script.ts';

const MINUTE_MS = 60_000;

const WITH_EVENTS = {
  items: { orderBy: { position: 'asc' }, include: { product: { select: { pages: true } } } },
  documents: { where: { kind: 'invoice' } },
  events: { orderBy: { id: 'asc' } },
} satisfies Prisma.OrderInclude;

type Order = Prisma.OrderGetPayload<{ include: typeof WITH_EVENTS }>;
type Event = Order['events'][number];

/** Something that happened, and when (UTC ms). */
type Happened = { at: number; line: Line } | { at: number; line: null };

/** `name`: an order's code, or the chat's id in its network. null: there is no such conversation. */
export async function recordJourney(ctx: Pick<ServiceContext, 'db' | 'vault'>, name: string): Promise<Line[] | null> {
  const conversation = await findConversation(ctx.db.read, name);
  if (conversation === null) return null;
  const { office, billing } = await readOffice(ctx);
  const { timeZone } = office;
  const messages = await ctx.db.read.message.findMany({
    where: { conversationId: conversation.id },
    orderBy: { id: 'asc' },
  });
  const orders = await ctx.db.read.order.findMany({
    where: { customerId: conversation.customerId ?? '' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: WITH_EVENTS,
  });
  const acts = await actsOf(ctx.db.read, orders, { timeZone, validityDays: billing.validityDays });

  const happened: Happened[] = [];
  for (const message of messages) {
    const at = message.createdAt.getTime();
    const news = /^event:(\d+)#0$/.exec(message.externalId)?.[1];
    // an act comes before what was said of it, and before whatever was said later
    const later = acts.findIndex((act) => act.at >= at && (news === undefined || act.id > Number(news)));
    happened.push(...acts.splice(0, later === -1 ? acts.length : later));
    happened.push({ at, line: lineOf(message.direction, readBody(ctx, message.body), message === messages[0]) });
  }
  happened.push(...acts);
  const names = orderNames(orders.map(({ code }) => code));
  return withClock(happened, timeZone).map((line) => named(line, names.hide));
}

async function findConversation(db: Reader, name: string) {
  const order = await db.order.findUnique({ where: { code: name.toUpperCase() }, select: { customerId: true } });
  return db.conversation.findFirst({
    where: order === null ? { chat: name } : { customerId: order.customerId, ...IS_CHAT },
    orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } },
    select: { id: true, customerId: true },
  });
}

type Act = Happened & { id: number };

/** Officers' acts, and the moments at which the office's clock did something, in the order they happened. */
async function actsOf(db: Reader, orders: Order[], office: RecordedOffice): Promise<Act[]> {
  const events = orders.flatMap((order) => order.events.map((event) => ({ order, event })));
  const officers = await db.officer.findMany({
    where: { id: { in: events.flatMap(({ event }) => event.actorId ?? []) } },
  });
  const petugas = officers.filter(({ role }) => role === 'petugas').map(({ id }) => id);
  const nameOf = (id: string | null): ScriptOfficer => {
    const role = officers.find((officer) => officer.id === id)?.role ?? 'petugas';
    return role === 'petugas' && petugas.indexOf(id ?? '') > 0 ? 'petugas 2' : role;
  };
  let placed = 0;
  return events
    .toSorted((one, other) => one.event.id - other.event.id)
    .flatMap(({ order, event }): Act[] => {
      const { id } = event;
      const at = event.at.getTime();
      if (event.type === 'placed') placed += 1;
      if (event.actorKind === 'system' && eventToldAs(event) !== undefined) return [{ id, at, line: null }];
      if (event.actorKind !== 'officer') return [];
      const act = actWords({ ...factsOf(order, event), at }, office);
      if (act === undefined) return [{ id, at, line: { kind: 'note', text: `# ${event.type}` } }];
      const newest = orders.indexOf(order) === placed - 1;
      return [
        { id, at, line: { kind: 'officer', who: nameOf(event.actorId), order: newest ? null : order.code, act } },
      ];
    });
}

function factsOf(order: Order, { type, details }: Event) {
  const known = typeof details === 'object' && details !== null && !Array.isArray(details) ? details : {};
  const place = order.items.findIndex(({ id }) => id === known['itemId']) + 1;
  return { type, details: known, place, pages: type === 'sendInvoice' ? pagesOf(order, known['version']) : '' };
}

/** What the lines of that version were priced by, where the catalogue says otherwise. */
function pagesOf({ documents, items }: Order, version: unknown): string {
  const content = documents.find((document) => document.version === version)?.content as
    { lines: { detail: string }[] } | undefined;
  return items
    .flatMap(({ product }, index) => {
      const pages = /(\d+) halaman/.exec(content?.lines[index]?.detail ?? '')?.[1];
      return pages === undefined || Number(pages) === product.pages ? [] : [`${index + 1}=${pages}`];
    })
    .join(' ');
}

function lineOf(direction: string, body: unknown, first: boolean): Line {
  // docs/domain.md 7: what is said about a complaint stays there
  if (isPrivate(body)) return { kind: 'note', text: '# about a complaint' };
  if (direction === 'in') {
    return { kind: 'customer', chat: '', said: first ? did('open') : saidOf(body as InboundBody) };
  }
  const shown = body as OutboundBody;
  return replyLine('', shown.kind === 'text' ? { ...shown, choices: shown.choices.map(({ label }) => label) } : shown);
}

function saidOf(body: InboundBody): Said {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text };
    case 'choice':
      return body.label === '' ? did('choice', body.token) : { kind: 'tap', label: body.label };
    case 'file':
      return did('file', `${oneWord(body.name)}${body.caption === '' ? '' : `: ${body.caption}`}`);
    case 'refused_file': {
      // the web chat, which is what is recorded, has none of the others
      const why: Partial<Record<typeof body.reason, string>> = {
        empty: '0 MB',
        too_large: '21 MB',
        type: 'as exe',
        several: 'several',
      };
      return did('file', `${oneWord(body.name)} ${why[body.reason] ?? ''}`.trim());
    }
    case 'sticker':
    case 'voice':
      return did(body.kind);
    case 'start':
      return did('start', body.payload);
    // the web chat, which is what is recorded, has none
    case 'edited':
      return { kind: 'text', text: body.text };
    case 'other':
      return { kind: 'text', text: `(${body.what})` };
  }
}

function did(act: Extract<Said, { kind: 'act' }>['act'], object = ''): Said {
  return { kind: 'act', act, object };
}

function oneWord(name: string): string {
  return name.trim().replaceAll(/\s+/g, '-');
}

/** A clock line before whatever happened in another minute; what the clock itself did needs the minute to be over. */
function withClock(happened: Happened[], timeZone: string): Line[] {
  const lines: Line[] = [];
  let shown = '';
  for (const { at, line } of happened) {
    if (line?.kind === 'reply') {
      lines.push(line);
      continue;
    }
    const clock = clockOf(line === null ? at + MINUTE_MS - 1 : at, timeZone);
    if (clock !== shown) lines.push({ kind: 'clock', to: clock });
    shown = clock;
    if (line !== null) lines.push(line);
  }
  return lines;
}

function named(line: Line, hide: (text: string) => string): Line {
  switch (line.kind) {
    case 'reply':
      return { ...line, text: hide(line.text) };
    case 'officer':
      return { ...line, order: line.order === null ? null : hide(line.order), act: hide(line.act) };
    case 'customer':
      return { ...line, said: JSON.parse(hide(JSON.stringify(line.said))) as Said };
    default:
      return line;
  }
}

/** What must be true of every order, whatever was killed in between. Each finding is a sentence. */
import { isDeepStrictEqual } from 'node:util';
import type { OutboundBody } from '../../bots/channel.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { act, phaseOf, startOrder } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';
import type { OrderAct, OrderActor } from '../../machines/order/machine.ts';
import type { Reader } from '../../prisma/database.ts';
import { eventToldAs } from '../../services/orders/told.ts';
import type { SentAct } from './officer.ts';

type Order = Awaited<ReturnType<typeof ordersOf>>[number];
type Event = Order['events'][number];

function ordersOf(read: Reader) {
  return read.order.findMany({
    include: {
      customer: { include: { conversations: { select: { id: true } } } },
      items: true,
      documents: { orderBy: { version: 'asc' } },
      billingCodes: true,
      payments: true,
      proofs: true,
      corrections: true,
      rating: true,
      events: { orderBy: { id: 'asc' } },
    },
  });
}

/** `acts`: everything that officers sent, with what the panel answered. */
export async function checkOrders(read: Reader, acts: readonly SentAct[]): Promise<string[]> {
  const orders = await ordersOf(read);
  const officers = new Map((await read.officer.findMany()).map((officer) => [officer.id, officer]));
  const roles = new Map([...officers].map(([id, { role }]) => [id, role]));
  const byCode = new Map(orders.map((order) => [order.code, order]));
  return [
    ...(await confirmedOnce(read, orders)),
    ...orders.flatMap((order) => [...isFoldOfEvents(order, roles), ...hasItsRows(order)]),
    ...(await toldOnce(read, orders)),
    ...(await auditedOnce(read, orders)),
    ...acts.flatMap((sent) => {
      const order = byCode.get(sent.code);
      return order === undefined
        ? [`Order ${sent.code} has vanished`]
        : happenedOnce(sent, order, (id) => officers.get(id)?.email);
    }),
  ];
}

/** "Pesanan terkirim" in a chat, and an order of that chat's customer: one for one. */
async function confirmedOnce(read: Reader, orders: readonly Order[]): Promise<string[]> {
  const rows = await read.message.findMany({ where: { direction: 'out' }, orderBy: { id: 'asc' } });
  const confirmed = rows.flatMap(({ body, conversationId }, index) => {
    const said = JSON.parse(body) as OutboundBody;
    const code = JSON.parse(rows[index + 1]?.body ?? 'null') as OutboundBody | null;
    if (said.kind !== 'text' || !said.text.startsWith('Pesanan terkirim') || code?.kind !== 'code') return [];
    return [`${code.value} in ${conversationId}`];
  });
  const placed = orders.map(
    ({ code, customer }) => `${code} in ${customer.conversations.map(({ id }) => id).join(' ')}`,
  );
  return [
    ...confirmed
      .filter((one) => !placed.includes(one))
      .map((one) => `${one} was confirmed, but there is no such order`),
    ...placed.filter((one) => !confirmed.includes(one)).map((one) => `${one} was placed, but never confirmed`),
    ...(new Set(confirmed).size === confirmed.length ? [] : ['An order was confirmed twice']),
  ];
}

/** The machine, taken through the events from the start, ends where the order's row stands. */
function isFoldOfEvents(
  { code, phase, machine, revision, events, customer }: Order,
  roles: Map<string, Role>,
): string[] {
  if (events[0]?.type !== 'placed') return [`Order ${code} began with ${events[0]?.type ?? 'nothing'}`];
  if (events.length !== revision) return [`Order ${code} has revision ${revision} and ${events.length} events`];
  let state: OrderState = startOrder();
  let billed = false;
  for (const event of events.slice(1)) {
    const type = ORDER_ACTS.find((name) => name === event.type);
    const facts = { prepared: true, free: false, abroad: customer.country !== 'ID', agreementDue: false, billed };
    const next = type === undefined ? undefined : act(state, { type, by: actorOf(event, roles), facts });
    if (next?.ok !== true) return [`Order ${code}: ${event.type} cannot have followed ${JSON.stringify(state.value)}`];
    state = next.state;
    billed ||= type === 'enterBillingCode';
  }
  const same = isDeepStrictEqual(machine, JSON.parse(JSON.stringify(state))) && phase === phaseOf(state);
  return same
    ? []
    : [`Order ${code} is ${phase} ${JSON.stringify(machine)}, but its events lead to ${JSON.stringify(state)}`];
}

/** Each act that makes a row made exactly one. */
function hasItsRows(order: Order): string[] {
  const { code, documents, billingCodes, payments, proofs, corrections, rating, items, events, total } = order;
  const times = (...types: OrderAct[]) => events.filter(({ type }) => types.some((name) => name === type)).length;
  const invoices = documents.filter(({ kind }) => kind === 'invoice');
  const receipts = documents.filter(({ kind }) => kind === 'receipt');
  const inForce = invoices.filter(({ status }) => status === 'current');
  const counts: [string, number, number][] = [
    ['invoices', invoices.length, times('sendInvoice')],
    ['invoices in force', inForce.length, Math.min(1, invoices.length)],
    ['receipts', receipts.length, times('issueReceipt', 'reissueReceipt')],
    ['receipts in force', receipts.filter(({ status }) => status === 'current').length, Math.min(1, receipts.length)],
    ['billing codes', billingCodes.length, times('enterBillingCode')],
    ['payments', payments.length, times('confirmPayment', 'acceptProof')],
    ['proofs', proofs.length, times('submitProof')],
    ['corrections', corrections.length, times('requestInvoiceCorrection', 'requestDeliveryCorrection')],
    ['ratings', rating === null ? 0 : 1, times('rate')],
    ['untold events', events.filter(({ notify }) => notify === 'pending').length, 0],
  ];
  return [
    ...counts
      .filter(([, is, due]) => is !== due)
      .map(([what, is, due]) => `Order ${code} has ${is} ${what} instead of ${due}`),
    ...(items.length > 0 ? [] : [`Order ${code} has no items`]),
    ...(payments.length <= 1 ? [] : [`Order ${code} was paid ${payments.length} times`]),
    ...(inForce.every((invoice) => invoice.total === total)
      ? []
      : [`Order ${code} does not cost what its invoice says`]),
    ...[invoices, receipts]
      .filter((versions) => versions.some(({ version }, index) => version !== index))
      .map(() => `Order ${code} lacks a version of a document`),
  ];
}

/** What the office did and customers are told about has one turn in the customer's chat; nothing else has. */
async function toldOnce(read: Reader, orders: readonly Order[]): Promise<string[]> {
  const turns = await read.turn.findMany({ where: { externalId: { startsWith: 'event:' } } });
  const told = turns.map(({ externalId, conversationId }) => `${externalId} in ${conversationId}`).toSorted();
  const due = orders
    .flatMap(({ events, customer }) =>
      events
        .filter((event) => eventToldAs(event) !== undefined)
        .map(({ id }) => `event:${id} in ${customer.conversations.map((conversation) => conversation.id).join(' ')}`),
    )
    .toSorted();
  return isDeepStrictEqual(told, due) ? [] : [`${due.length} events were to be told, ${told.length} were`];
}

/** Every officer's act is in the audit log once, and nothing else is. */
async function auditedOnce(read: Reader, orders: readonly Order[]): Promise<string[]> {
  const entries = await read.auditEntry.findMany({ where: { action: { startsWith: 'order.' } } });
  const audited = entries
    .map(({ action, subject, details }) => `${action} ${subject} ${JSON.stringify(details)}`)
    .toSorted();
  const happened = orders
    .flatMap(({ code, events }) =>
      events.flatMap(({ type, actorKind }, index) =>
        actorKind === 'officer' ? [`order.${type} order:${code} ${JSON.stringify({ revision: index + 1 })}`] : [],
      ),
    )
    .toSorted();
  return isDeepStrictEqual(audited, happened)
    ? []
    : [`The audit log has ${audited.length} acts, the orders ${happened.length}`];
}

/** What the panel called done is the one event behind the revision that the page showed. */
function happenedOnce(sent: SentAct, { events }: Order, emailOf: (id: string) => string | undefined): string[] {
  const said = `${sent.email}: ${sent.act} of ${sent.code} (${sent.outcome}, ${sent.broken} broken)`;
  if (sent.revision === null) {
    const times = events.filter(({ details }) => JSON.stringify(details).includes(`"${sent.file}"`)).length;
    return times === 1 || (times === 0 && sent.outcome === 'moved') ? [] : [`${said} happened ${times} times`];
  }
  const next = events[sent.revision];
  if (next === undefined) return [`${said} left no event`];
  const own = next.type === sent.act && emailOf(next.actorId ?? '') === sent.email;
  return own || sent.outcome === 'moved' ? [] : [`${said}, but ${next.type} is what happened`];
}

function actorOf({ actorKind, actorId }: Event, roles: Map<string, Role>): OrderActor {
  if (actorKind === 'officer') return roles.get(actorId ?? '') ?? 'system';
  return actorKind === 'customer' ? 'customer' : 'system';
}

/** What must be true of every order, whatever was killed in between. Each finding is a sentence. */
import { isDeepStrictEqual } from 'node:util';
import type { OutboundBody } from '../../bots/channel.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';
import type { Reader } from '../../prisma/database.ts';
import { eventToldAs } from '../../services/orders/told.ts';
import { allOrders } from './all_orders.ts';
import type { Order } from './all_orders.ts';
import { hasItsRows } from './check_rows.ts';
import type { SentAct } from './officer.ts';
import { isFoldOfEvents } from './order_fold.ts';

/** `acts`: everything that officers sent, with what the panel answered. */
export async function checkOrders(read: Reader, acts: readonly SentAct[]): Promise<string[]> {
  const orders = await allOrders(read);
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

/** A code alone in a message of a chat, and an order of that chat's customer: one for one. */
async function confirmedOnce(read: Reader, orders: readonly Order[]): Promise<string[]> {
  const rows = await read.message.findMany({ where: { direction: 'out' }, orderBy: { id: 'asc' } });
  const confirmed = rows.flatMap(({ body, conversationId }) => {
    // one-time codes are sealed, and have no value to be read
    const said = JSON.parse(body) as Partial<Extract<OutboundBody, { kind: 'code' }>>;
    return said.kind === 'code' && said.value?.startsWith('GP-') ? [`${said.value} in ${conversationId}`] : [];
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
  // what officers read is in the log too
  const entries = await read.auditEntry.findMany({
    where: { action: { in: ORDER_ACTS.map((act) => `order.${act}`) } },
  });
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

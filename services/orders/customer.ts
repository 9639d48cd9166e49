/** The customer's side of an order, for the chat: inside a turn, so inside its write. */
import type { Command, OrderCard, OrderLine, Result } from '../../machines/conversation/effects.ts';
import { reviewVersion } from '../../machines/conversation/flows/order_documents.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { reviseAbstraction } from './abstraction.ts';
import { actOnOrder, findOrder } from './acts.ts';
import type { Act } from './acts.ts';
import { submitAgreement } from './agreement_copies.ts';
import { cardOf, cardRules, lineOf } from './card.ts';
import { cardRow } from './card_row.ts';
import { requestDeliveryCorrection, requestInvoiceCorrection } from './corrections.ts';
import { renewEndedLinks } from './order_links.ts';
import { submitProof } from './proofs.ts';
import { requestReduction } from './reduction.ts';
import { buyerNow } from './rows.ts';
import { rate } from './ratings.ts';

export type CustomerCommand = Extract<Command, { type: 'actOnOrder' | 'resubmitOrder' | 'rateOrder' | 'renewLinks' }>;
export type CustomerActResult = Extract<Result, { type: 'order.acted' | 'order.refused' }>;

export interface CustomerChat {
  /** null: not registered */
  customerId: string | null;
  channel: string;
  conversationId: string;
}

const LIST_MAX = 20;

/** Characters kept of what was typed as an NTPN; the number itself has 16 (docs/domain.md 5). */
const LONGEST_NTPN = 64;

/** `db` is ctx.db.read, or the open write. null: no such order, or not this customer's; the two are not told apart. */
export async function orderCard(
  ctx: ServiceContext,
  db: Reader,
  customerId: string | null,
  code: string,
): Promise<OrderCard | null> {
  const row = await cardRow(db, code);
  return row === null || row.customerId !== customerId ? null : cardOf(ctx, row, await cardRules(ctx));
}

/** The customer's orders, those still open first, then newest first; at most twenty. */
export async function listOrders(db: Reader, customerId: string | null): Promise<OrderLine[]> {
  if (customerId === null) return [];
  const closed = ['completed', 'cancelled'];
  const find = (phase: { in: string[] } | { notIn: string[] }, take: number) =>
    db.order.findMany({
      where: { customerId, phase },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
      select: {
        code: true,
        machine: true,
        items: { orderBy: { position: 'asc' }, select: { title: true, titleEn: true } },
      },
    });
  const open = await find({ notIn: closed }, LIST_MAX);
  const past = open.length < LIST_MAX ? await find({ in: closed }, LIST_MAX - open.length) : [];
  return [...open, ...past].map(lineOf);
}

/** Carries out what the customer asks for an order of theirs. Refusals come with the order as it is now. */
export async function customerAct(
  ctx: ServiceContext,
  tx: Tx,
  chat: CustomerChat,
  command: CustomerCommand,
): Promise<CustomerActResult> {
  const { customerId } = chat;
  if (customerId === null) return { type: 'order.refused', order: null, reason: 'not_allowed' };
  const done = await carryOut(ctx, tx, { ...chat, customerId }, command);
  const order = await orderCard(ctx, tx, customerId, command.code);
  if (done.ok && order !== null) return { type: 'order.acted', order, act: done.act };
  return { type: 'order.refused', order, reason: done.ok ? 'not_allowed' : done.reason };
}

type Done = { ok: true; act: OrderAct | 'renewLinks' } | { ok: false; reason: 'not_allowed' | 'file_unusable' };
type Chat = CustomerChat & { customerId: string };

const NOT_ALLOWED = { ok: false, reason: 'not_allowed' } as const;

async function carryOut(ctx: ServiceContext, tx: Tx, chat: Chat, command: CustomerCommand): Promise<Done> {
  const actor = { kind: 'customer', id: chat.customerId, name: '' } as const;
  const act = (name: OrderAct, details: Act['details'] = {}) =>
    actOnOrder(ctx, tx, { code: command.code, actor, act: name, details });
  const alone = async (name: OrderAct, details?: Act['details']): Promise<Done> =>
    (await act(name, details)).ok ? { ok: true, act: name } : NOT_ALLOWED;
  switch (command.type) {
    case 'renewLinks': {
      const order = await findOrder(tx, actor, command.code);
      if (order === null) return NOT_ALLOWED;
      await renewEndedLinks(ctx, tx, order.id);
      return { ok: true, act: 'renewLinks' };
    }
    case 'resubmitOrder': {
      const done = await alone('resubmit');
      // what was wrong may have been the form: the order takes it as it is now
      if (done.ok) {
        const buyer = await buyerNow(tx, chat.customerId);
        await tx.order.update({ where: { code: command.code }, data: { buyer } });
      }
      return done;
    }
    case 'rateOrder':
      return rate(ctx, tx, chat, command);
    case 'actOnOrder':
      break;
  }
  switch (command.act) {
    case 'approveInvoice': {
      // of two chats one may still show what was replaced since: nobody approves what they did not see (B9, R14)
      const now = await orderCard(ctx, tx, chat.customerId, command.code);
      return now !== null && reviewVersion(now) === command.version ? alone('approveInvoice') : NOT_ALLOWED;
    }
    case 'confirmDelivery':
      return alone('confirmDelivery');
    case 'claimPaid': {
      // as typed, whatever it is: the treasurer looks it up, and a claim is never refused for it (docs/domain.md 2.10)
      const ntpn = command.ntpn.trim().slice(0, LONGEST_NTPN);
      return alone('claimPaid', ntpn === '' ? {} : { ntpn });
    }
    case 'cancel':
      return alone('cancel', { words: command.words });
    case 'submitProof':
      return submitProof(ctx, tx, chat, command);
    case 'submitAgreement':
      return submitAgreement(ctx, tx, chat, command);
    case 'requestInvoiceCorrection':
      return requestInvoiceCorrection(ctx, tx, chat, command);
    case 'requestDeliveryCorrection':
      return requestDeliveryCorrection(ctx, tx, chat, command);
    case 'reviseAbstraction':
      return reviseAbstraction(ctx, tx, chat, command);
    case 'requestReduction':
      return requestReduction(ctx, tx, chat, command);
  }
}

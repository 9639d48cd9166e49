/** Carries out what the conversation asks for: queries read, commands change within the turn's own transaction. */
import { dayOf } from '../domain/days.ts';
import type { Language } from '../domain/vocabulary.ts';
import { OPTIONS_PAGE } from '../machines/conversation/ask.ts';
import type { Command, LineInput, OptionKind, Query, Result } from '../machines/conversation/effects.ts';
import type { TextKey } from '../machines/texts/text.ts';
import { readSelection } from '../machines/understanding/selection.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { Product } from '../services/catalogue.ts';
import {
  findProducts,
  listProducts,
  PAGE_SIZE,
  productByCode,
  toBasketLine,
  toProductCard,
} from '../services/catalogue.ts';
import { showClauses } from '../services/clauses.ts';
import { issueConnectCode, tryConnectCode } from '../services/connect_codes.ts';
import { disconnect, listConnections, useConnectCode } from '../services/connections.ts';
import type { ToldElsewhere } from '../services/connections.ts';
import type { ServiceContext } from '../services/context.ts';
import { recordConsent, saveProfile } from '../services/customers.ts';
import { officeCard } from '../services/office_card.ts';
import { readOffice } from '../services/office.ts';
import { abstractionOf } from '../services/orders/abstraction.ts';
import { customerAct, listOrders, orderCard } from '../services/orders/customer.ts';
import { placeOrders } from '../services/orders/place.ts';
import { optionIndexOf, optionsOf } from '../services/product_requests.ts';
import { tariffOn, toTariffCard } from '../services/tariffs.ts';
import { wordingVersion } from '../services/texts.ts';
import { makeUploadLink } from '../services/upload_links.ts';
import { keepVisitOfOrders } from '../services/visits/orders.ts';
import { answerCounter, carryOutCounter, isCounterCommand, isCounterQuery } from './counter.ts';

/** Whose chat it is; `customerId` follows a registration within the turn. */
export interface Chat {
  conversationId: string;
  customerId: string | null;
  channel: string;
  language: Language;
  /** what the turn's commands have other chats be told, committed along with it */
  told: ToldElsewhere[];
}

/** Reads through `db`: what is committed, or the turn's own open write. */
export async function answerQuery(ctx: ServiceContext, db: Reader, chat: Chat, query: Query): Promise<Result> {
  if (isCounterQuery(query)) return answerCounter(ctx, db, chat, query);
  switch (query.type) {
    case 'findProducts': {
      const found = await findProducts(ctx, query.term);
      const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
      const page = Math.min(Math.max(query.page, 0), pages - 1);
      const products = await toCards(ctx, found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE));
      return { type: 'products.listed', term: query.term, kind: null, products, page, pages };
    }
    case 'listProducts': {
      // the machine counts pages from 0, the catalogue from 1
      const listed = await listProducts(ctx, query.kind, query.page + 1);
      const products = await toCards(ctx, listed.products);
      return {
        type: 'products.listed',
        term: null,
        kind: query.kind,
        products,
        page: listed.page - 1,
        pages: listed.pages,
      };
    }
    case 'showProduct': {
      const product = await productByCode(ctx, query.code);
      const [card] = product === null || !product.active ? [] : await toCards(ctx, [product]);
      return { type: 'product.shown', product: card ?? null };
    }
    case 'priceBasket':
      return priceBasket(ctx, query.lines);
    case 'listOptions':
      return listOptions(ctx, query);
    case 'readSelection': {
      const product = await offered(ctx, query.code);
      const none = { chosen: [], all: false, unknown: [{ said: query.text.slice(0, 60), near: [] }] };
      const read = product === null ? none : readSelection(query.text, optionIndexOf(product, query.what));
      return { type: 'selection.read', what: query.what, ...read };
    }
    case 'showAbstraction':
      return { type: 'abstraction.shown', abstraction: await abstractionOf(ctx, db, chat.customerId, query.code) };
    case 'showClauses':
      return showClauses(ctx);
    case 'listConnections':
      return { type: 'connections.listed', connections: await listConnections(db, chat) };
    case 'showTariff': {
      const tariff = await tariffToday(ctx);
      return { type: 'tariff.shown', tariff: tariff === null ? null : toTariffCard(tariff, await readOffice(ctx)) };
    }
    case 'showOffice':
      return { type: 'office.shown', office: await officeCard(ctx) };
    case 'listOrders':
      return { type: 'orders.listed', orders: await listOrders(db, chat.customerId) };
    case 'showOrder':
      return { type: 'order.shown', order: await orderCard(ctx, db, chat.customerId, query.code) };
  }
}

/** Changes inside the turn's transaction: all of it is committed with the turn, or none. `asked`: what the chat asks. */
export async function carryOut(
  ctx: ServiceContext,
  tx: Tx,
  chat: Chat,
  command: Command,
  asked: string,
): Promise<Result> {
  if (isCounterCommand(command)) return carryOutCounter(ctx, tx, chat, command);
  const { conversationId, channel, language } = chat;
  switch (command.type) {
    case 'recordConsent':
      await recordConsent(ctx, tx, {
        conversationId,
        channel,
        language,
        textVersion: `${await agreedVersion(tx, command.textVersion, 'consent.ask', language)} ${(await readOffice(ctx)).privacy.noticeVersion}`,
      });
      return { type: 'consent.recorded' };
    case 'saveProfile': {
      const saved = await saveProfile(ctx, tx, conversationId, command.profile);
      chat.customerId = saved.customerId;
      const confirm = ctx.mail && !saved.confirmed ? { confirm: true as const } : {};
      return { type: 'profile.saved', profile: saved.profile, ...confirm };
    }
    case 'placeOrders': {
      const placed = await placeOrders(ctx, tx, {
        ...command,
        termsVersion: await agreedVersion(tx, command.termsVersion, 'shop.terms', language),
        customerId: chat.customerId,
        language,
      });
      const codes = placed.type === 'order.placed' ? placed.orders.map(({ code }) => code) : [];
      if (codes.length > 0) await keepVisitOfOrders(ctx, tx, conversationId, codes);
      return placed;
    }
    case 'issueConnectCode':
      return issueConnectCode(ctx, tx, chat);
    case 'tryConnectCode':
      return tryConnectCode(ctx, tx, chat, command.code);
    case 'useConnectCode':
      return become(chat, await useConnectCode(ctx, tx, chat, command.code));
    case 'disconnect':
      return become(chat, await disconnect(ctx, tx, chat, command.connectionId));
    case 'openUpload':
      return { type: 'upload.opened', url: await makeUploadLink(ctx, tx, { conversationId, asked }) };
    default:
      return customerAct(ctx, tx, { customerId: chat.customerId, channel, conversationId }, command);
  }
}

/** The chat is another customer's from here on, or as before; others are told with its commit. */
function become(
  chat: Chat,
  { result, customerId, told }: { result: Result; customerId: string | null; told: ToldElsewhere[] },
): Result {
  chat.customerId = customerId;
  chat.told.push(...told);
  return result;
}

/** 'terms-1/0': the meaning's version, and that of the wording that was shown (0: as built in). */
async function agreedVersion(tx: Tx, meaning: string, key: TextKey, language: Language): Promise<string> {
  return `${meaning}/${await wordingVersion(tx, key, language)}`;
}

async function priceBasket(ctx: ServiceContext, inputs: LineInput[]): Promise<Result> {
  const [office, tariff] = await Promise.all([readOffice(ctx), tariffToday(ctx)]);
  const found = await Promise.all(
    inputs.map(async ({ code, request }) => {
      const product = await productByCode(ctx, code);
      return { code, line: product && toBasketLine(product, request, tariff, office) };
    }),
  );
  const lines = found.flatMap(({ line }) => line ?? []);
  return {
    type: 'basket.priced',
    lines,
    total: lines.reduce((sum, { price }) => sum + (price ?? 0), 0),
    gone: found.flatMap(({ code, line }) => (line === null ? [code] : [])),
  };
}

async function listOptions(
  ctx: ServiceContext,
  { code, what, page }: { code: string; what: OptionKind; page: number },
): Promise<Result> {
  const product = await offered(ctx, code);
  const all = product === null ? [] : optionsOf(product, what);
  const pages = Math.max(1, Math.ceil(all.length / OPTIONS_PAGE));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const options = all.slice(shown * OPTIONS_PAGE, (shown + 1) * OPTIONS_PAGE);
  return { type: 'options.listed', what, options, page: shown, pages, total: all.length };
}

async function offered(ctx: ServiceContext, code: string): Promise<Product | null> {
  const product = await productByCode(ctx, code);
  return product?.active ? product : null;
}

async function toCards(ctx: ServiceContext, products: Product[]) {
  const [office, tariff] = await Promise.all([readOffice(ctx), tariffToday(ctx)]);
  return products.map((product) => toProductCard(product, tariff, office));
}

/** The tariff of today in the office's time zone (docs/domain.md 3). */
async function tariffToday(ctx: ServiceContext) {
  const { office } = await readOffice(ctx);
  return tariffOn(ctx, dayOf(ctx.now(), office.timeZone));
}

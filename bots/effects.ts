/** Carries out what the conversation asks for: queries read, commands change within the turn's own transaction. */
import { dayOf } from '../domain/days.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Command, Query, Result } from '../machines/conversation/effects.ts';
import type { TextKey } from '../machines/texts/text.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { Product } from '../services/catalogue.ts';
import { findProducts, listProducts, PAGE_SIZE, productByCode, toProductCard } from '../services/catalogue.ts';
import type { ServiceContext } from '../services/context.ts';
import { recordConsent, saveProfile } from '../services/customers.ts';
import { officeCard } from '../services/office_card.ts';
import { readOffice } from '../services/office.ts';
import { customerAct, listOrders, orderCard } from '../services/orders/customer.ts';
import { placeOrder } from '../services/orders/place.ts';
import { tariffOn, toTariffCard } from '../services/tariffs.ts';
import { wordingVersion } from '../services/texts.ts';

/** Whose chat it is; `customerId` follows a registration within the turn. */
export interface Chat {
  conversationId: string;
  customerId: string | null;
  channel: string;
  language: Language;
}

/** Reads through `db`: what is committed, or the turn's own open write. */
export async function answerQuery(ctx: ServiceContext, db: Reader, chat: Chat, query: Query): Promise<Result> {
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
      return priceBasket(ctx, query.codes);
    case 'showTariff': {
      const tariff = await tariffToday(ctx);
      return { type: 'tariff.shown', tariff: tariff === null ? null : toTariffCard(tariff) };
    }
    case 'showOffice':
      return { type: 'office.shown', office: await officeCard(ctx) };
    case 'listOrders':
      return { type: 'orders.listed', orders: await listOrders(db, chat.customerId) };
    case 'showOrder':
      return { type: 'order.shown', order: await orderCard(ctx, db, chat.customerId, query.code) };
  }
}

/** Changes inside the turn's transaction: all of it is committed with the turn, or none. */
export async function carryOut(ctx: ServiceContext, tx: Tx, chat: Chat, command: Command): Promise<Result> {
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
      return { type: 'profile.saved', profile: saved.profile };
    }
    case 'placeOrder':
      return placeOrder(ctx, tx, {
        ...command,
        termsVersion: await agreedVersion(tx, command.termsVersion, 'shop.terms', language),
        customerId: chat.customerId,
        language,
      });
    default:
      return customerAct(ctx, tx, { customerId: chat.customerId, channel }, command);
  }
}

/** 'terms-1/0': the meaning's version, and that of the wording that was shown (0: as built in). */
async function agreedVersion(tx: Tx, meaning: string, key: TextKey, language: Language): Promise<string> {
  return `${meaning}/${await wordingVersion(tx, key, language)}`;
}

async function priceBasket(ctx: ServiceContext, codes: string[]): Promise<Result> {
  const found = await Promise.all(codes.map((code) => productByCode(ctx, code)));
  const cards = await toCards(
    ctx,
    found.flatMap((product) => (product?.active ? [product] : [])),
  );
  const products = cards.filter((card) => card.sold && card.price !== null);
  const kept = new Set(products.map((card) => card.code));
  return {
    type: 'basket.priced',
    products,
    total: products.reduce((sum, card) => sum + (card.price ?? 0), 0),
    gone: codes.filter((code) => !kept.has(code)),
  };
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

import { describe, expect, it } from 'vitest';
import type { OrderAct } from '../../../machines/order/machine.ts';
import { conversationMachine } from '../../../machines/conversation/machine.ts';
import { restoreSnapshot } from '../../../machines/conversation/step.ts';
import { asked, nameOf, tapped, tell, typed } from './chat.ts';
import type { Chat } from './chat.ts';
import { officeActs, officeDoes, orderCodeAt } from './desk.ts';
import {
  ABSTRACTION,
  TO_CLAUSES,
  atAbstraction,
  atSummary,
  company,
  confirming,
  consented,
  dataInvoiced,
  dataOrder,
  knownParty,
  ordered,
  play,
  registered,
  registeredAbroad,
  served,
  twoRequests,
} from './stories.ts';
import { surveyAsked } from './counter/survey.ts';
import { leaves } from './walk.ts';

const INVOICED: OrderAct[] = ['accept', 'prepare', 'sendInvoice'];
const FILLED = [
  'Siti Aminah',
  'siti@contoh.id',
  '081234567890',
  'segment.private_company',
  'PT Contoh',
  'occupation.other',
];

/** Somebody in the middle of every kind of form, each with something already told. */
function drafts(): [string, Chat][] {
  const known = registered();
  const basket = play(atSummary(known), ['order.changeProducts']);
  const invoiced = served(ordered(known), INVOICED);
  const delivered = served(play(invoiced, ['act.approveInvoice']), [
    'enterBillingCode',
    'confirmPayment',
    'issueReceipt',
    'release',
  ]);
  const abroad = play(served(ordered(registeredAbroad()), INVOICED), ['act.approveInvoice']);
  const form = FILLED.map((_, index) => play(consented(), ['menu.order', ...FILLED.slice(0, index)]));
  const later = [['use.commercial'], ['country.ID'], ['012345678901234'], ['npwpActive.yes'], ['profile.change']];
  const forms = later.map((_, index) =>
    play(consented(), ['menu.order', ...FILLED, ...later.slice(0, index + 1).flat()]),
  );
  const sent = dataInvoiced(known);
  const settling = served(play(sent, ['act.approveInvoice']), ['enterBillingCode']);
  const review = ['act.requestInvoiceCorrection', 'review.right'];
  const reviewed = [
    review,
    [...review, 'Kolom kosong'],
    [...review, 'Kolom kosong', 'correction.send', 'review.right'],
  ];
  const toData = ['menu.order', 'shop.choose', 'kind:microdata', 'product:MIK-SUSENAS', 'request.begin'];
  const requesting = [
    ['round.0'],
    ['level.0'],
    ['part.chosen'],
    ['2-3'],
    ['pick.done', 'lebak', 'pick.done'],
    ['processing.table'],
    ['Rata-rata umur menurut kabupaten'],
    [],
  ];
  const agree = ['basket.order', 'terms.agree'];
  const writing = atAbstraction(known);
  const written = [
    ['abstraction.asFile'],
    ['abstraction.fields'],
    ['abstraction.fields', 'Kemiskinan', 'Tinggi'],
    [ABSTRACTION],
    [ABSTRACTION, 'statement.agree', 'abstraction.change'],
  ];
  const order = dataOrder(known);
  const placed = tell(order, { type: 'openOrder', code: orderCodeAt(0) }).chat;
  const complaint = ['menu.complain', 'complaint.kind.complaint'];
  const telling = [
    [],
    ['anonymous.no'],
    ['category.officer'],
    ['about:officer-1'],
    ['Saya menunggu dua jam.'],
    ['more.done'],
    ['aboutOrder.none'],
    ['0812 3456'],
    ['complaint.change'],
  ];
  const menu = tell(order, { type: 'menu' }).chat;
  const told = play(menu, [...complaint, ...telling.flat().slice(0, -1)]);
  const book = ['menu.visit', 'visit.service:A', 'Siti Aminah', 'visit.private'];
  const guest = play(consented(), book.slice(0, 3));
  const stars = play(tell(known, surveyAsked(false)).chat, ['survey.stars.4']);
  const chats = [
    ...form,
    play(consented(), ['menu.order', ...FILLED.slice(0, 3), 'page.next']),
    play(consented(), ['menu.order', ...FILLED]),
    ...forms,
    play(company(), ['menu.profile', 'profile.change', 'page.next']),
    // with something in the basket: a mere look around is no draft (resume.test)
    play(tell(basket, { type: 'menu' }).chat, ['menu.order']),
    play(basket, ['basket.add']),
    play(basket, ['basket.add', 'kind:publication', 'page.next']),
    play(basket, ['basket.add', 'angka', 'product:PUB-2023']),
    basket,
    play(basket, ['basket.remove']),
    play(basket, ['basket.order']),
    atSummary(known),
    play(invoiced, ['act.requestInvoiceCorrection']),
    play(invoiced, ['act.cancel']),
    play(invoiced, ['act.cancel', 'tidak jadi']),
    play(invoiced, ['act.requestInvoiceCorrection', 'Nama salah']),
    play(abroad, ['act.submitProof']),
    play(basket, ['basket.add', 'kind:microdata', 'product:MIK-TUTUP']),
    ...requesting.map((_, index) => play(known, [...toData, ...requesting.slice(0, index).flat()])),
    play(known, [...toData, ...requesting.flat(), 'request.change']),
    play(twoRequests(known), ['basket.change']),
    play(basket, ['basket.add', 'kind:map', 'product:PETA-3601', 'request.begin', 'level.0', 'request.add', ...agree]),
    writing,
    ...written.map((lines) => play(writing, lines)),
    ...TO_CLAUSES.slice(1).map((_, index) => play(writing, TO_CLAUSES.slice(0, index + 2))),
    knownParty(),
    play(atSummary(known), ['order.askReduction']),
    play(atSummary(known), ['order.askReduction', 'Skripsi']),
    play(placed, ['act.reviseAbstraction']),
    play(placed, ['act.reviseAbstraction', 'abstraction.of:purpose', 'Menjelaskan']),
    play(placed, ['act.requestReduction', 'Skripsi']),
    ...reviewed.map((lines) => play(sent, lines)),
    play(settling, ['act.submitAgreement']),
    play(delivered, ['act.requestDeliveryCorrection']),
    play(delivered, ['act.requestDeliveryCorrection', 'concern.both']),
    play(delivered, ['act.requestDeliveryCorrection', 'concern.both', 'Keduanya salah']),
    play(delivered, ['act.confirmDelivery']),
    play(delivered, ['act.confirmDelivery', 'stars.4']),
    ...telling.map((_, index) => play(menu, [...complaint, ...telling.slice(0, index + 1).flat()])),
    play(menu, [...complaint, 'anonymous.yes', 'category.services', 'Saya diminta suap.']),
    play(told, ['complaint.drop']),
    play(consented(), [...complaint, 'anonymous.no', 'category.services', 'Saya menunggu dua jam.', 'more.done']),
    ...book.slice(1).map((_, index) => play(consented(), book.slice(0, index + 2))),
    play(consented(), book.slice(0, 1)),
    tell(tell(guest, { type: 'menu' }).chat, { type: 'visit' }).chat,
    stars,
    play(stars, ['survey.noComment']),
    play(stars, ['survey.noComment', 'survey.begin', 'survey.u1.4']),
    confirming(),
  ];
  return chats.map((chat, index) => [`${nameOf(chat.state.value)} (${index + 1})`, chat]);
}

const DRAFTS = drafts();

const OTHERS: [string, string] = [orderCodeAt(6), orderCodeAt(7)];

/** Two more orders of the same customer, of which one awaits an answer. */
function withOtherOrders(chat: Chat): { chat: Chat; codes: [string, string] } {
  const place = ordered(registered()).office.orders[0];
  if (place === undefined) throw new Error('No order was placed');
  const codes = OTHERS;
  let office = { ...chat.office, orders: [...chat.office.orders, ...codes.map((code) => ({ ...place, code }))] };
  for (const name of INVOICED) {
    const order = office.orders.find(({ code }) => code === codes[1]);
    const does = order && officeActs(order).find((one) => one.name === name);
    if (does !== undefined) office = officeDoes(office, codes[1], name, does.by).office;
  }
  return { chat: { ...chat, office }, codes };
}

/** Everything that a person would notice. */
function seen(chat: Chat) {
  const { form, basket, profile, words, stars, order, goal, abstraction, asking, party, agreed, reduction, writing } =
    chat.state.context;
  const { complaint, visit, survey } = chat.state.context;
  const written = { abstraction, asking, party, agreed, reduction, writing, complaint, visit, survey };
  // a complaint may be about an order that was placed meanwhile
  const answers = asked(chat).answers.filter(({ id }) => !OTHERS.some((code) => id === `aboutOrder.${code}`));
  const question = { ...asked(chat), answers };
  return { value: chat.state.value, question, form, basket, profile, words, stars, order, goal, written };
}

it('is tried in every state in which answers are being given', () => {
  const tagged = leaves().filter(({ path, rests }) => {
    if (!rests) return false;
    const value = path
      .split('.')
      .toReversed()
      .reduce<unknown>((inner, name) => (inner === undefined ? name : { [name]: inner }), undefined);
    const { context } = consented().state;
    return conversationMachine.resolveState({ value: value as Chat['state']['value'], context }).hasTag('draft');
  });
  const tried = new Set(DRAFTS.map(([, chat]) => nameOf(chat.state.value)));
  expect(tagged.map(({ path }) => path).filter((path) => !tried.has(path))).toEqual([]);
  for (const [name, chat] of DRAFTS) expect(restoreSnapshot(chat.state).hasTag('draft'), name).toBe(true);
});

describe.each(DRAFTS)('somebody in %s', (_name, draft) => {
  it('comes back from the menu', () => {
    const menu = tell(draft, { type: 'menu' }).chat;
    expect(menu.state.value).toBe('menu');
    expect(seen(play(menu, ['menu.resume']))).toEqual(seen(draft));
  });

  it('comes back from the list of orders, another order and the menu', () => {
    const { chat, codes } = withOtherOrders(draft);
    const list = tell(chat, { type: 'status' }).chat;
    const card = play(list, [`order:${codes[0]}`]);
    expect(card.state.context.order?.code).toBe(codes[0]);
    const menu = tell(card, { type: 'menu' }).chat;
    expect(seen(play(menu, ['menu.resume']))).toEqual(seen(draft));
  });

  it('comes back by itself when something is finished in between', () => {
    const { chat, codes } = withOtherOrders(draft);
    const card = tell(chat, { type: 'openOrder', code: codes[1] }).chat;
    const approved = tell(card, tapped(card, `act.approveInvoice:0:${codes[1]}`));
    expect(approved.strides.flatMap(({ effects }) => effects)).toContainEqual(
      expect.objectContaining({ command: expect.objectContaining({ act: 'approveInvoice', code: codes[1] }) }),
    );
    expect(seen(approved.chat)).toEqual(seen(draft));
  });

  it('comes back at once from an order that is not theirs', () => {
    expect(seen(tell(draft, { type: 'openOrder', code: 'GP-ZZZZZ9' }).chat)).toEqual(seen(draft));
  });

  it('stays with news of another order, and comes back from opening it', () => {
    const { chat, codes } = withOtherOrders(draft);
    const { office, news } = officeDoes(chat.office, codes[0], 'accept', 'petugas');
    if (news === null) throw new Error('Nobody was told');
    const told = tell({ ...chat, office }, news);
    expect(seen(told.chat)).toEqual(seen(draft));
    const button = told.says.find((say) => say.kind === 'text' && say.answers !== undefined);
    expect(button).toMatchObject({ answers: [{ id: `order:${codes[0]}` }] });
    const opened = tell(told.chat, tapped(told.chat, `order:${codes[0]}`)).chat;
    expect(opened.state.context.order).toEqual(news.order);
    const menu = tell(opened, { type: 'menu' }).chat;
    expect(seen(play(menu, ['menu.resume']))).toEqual(seen(draft));
  });

  it('is asked before a form is given up, and keeps it on "no"', () => {
    const asks = tell(draft, { type: 'cancel' }).chat;
    if (asks.state.value !== 'abandoning') return;
    expect(seen(play(asks, ['abandon.no']))).toEqual(seen(draft));
    const given = tell(asks, { type: 'answer', id: 'abandon.yes' });
    expect(given.chat.state.value).toBe('menu');
    // what was given up is what was asked about
    const question = asked(asks).text.key;
    expect(given.says.map((say) => say.kind === 'text' && say.text.key)).toEqual([question.replace('ask', 'done')]);
    expect(given.chat.state.context).toMatchObject({
      basket: [],
      parked: null,
      form: draft.state.context.profile ?? {},
    });
  });

  it('comes back after several interruptions to where the newest came, then the first', () => {
    const { chat, codes } = withOtherOrders(draft);
    let at = tell(chat, { type: 'status' }).chat;
    at = tell(at, { type: 'openOrder', code: codes[1] }).chat;
    at = play(at, ['act.requestInvoiceCorrection']);
    at = tell(at, { type: 'menu' }).chat;
    at = tell(at, { type: 'status' }).chat;
    at = tell(at, { type: 'menu' }).chat;
    at = play(at, ['menu.resume']);
    expect([nameOf(at.state.value), at.state.context.order?.code]).toEqual(['orders.describingPart', codes[1]]);
    expect(seen(play(at, ['Nama salah', 'correction.send']))).toEqual(seen(draft));
  });

  it('comes back exactly there from a talk with the office, asked for or not', () => {
    const asks = play(tell(draft, { type: 'officer' }).chat, ['Apakah bisa?']);
    expect(nameOf(asks.state.value)).toBe('desk.noted');
    const talk = (chat: Chat, invited: boolean) => {
      let at = tell(chat, { type: 'desk.taken', officer: 'Sari', invited }).chat;
      expect(asked(at)).toMatchObject({ silent: true });
      at = play(at, ['Ya, betul.']);
      at = tell(at, { type: 'desk.said', officer: 'Sari', text: 'Baik.', file: null }).chat;
      return tell(at, { type: 'desk.ended', by: 'officer' }).chat;
    };
    expect(seen(talk(asks, false))).toEqual(seen(draft));
    expect(talk(asks, false).state.context.parked).toEqual(draft.state.context.parked);
    expect(seen(talk(draft, true))).toEqual(seen(draft));
    expect(seen(play(asks, ['desk.later']))).toEqual(seen(draft));
    expect(seen(play(asks, ['desk.withdraw']))).toEqual(seen(draft));
  });

  it('keeps its place when a talk is ended by the word', () => {
    const held = tell(draft, { type: 'desk.taken', officer: 'Sari', invited: true }).chat;
    const over = tell(held, typed(held, 'selesai')).chat;
    expect([seen(over), over.state.context.desk]).toEqual([seen(draft), null]);
  });
});

/** How people usually come to where a test begins. */
import { asked, nameOf, newChat, tapped, tell } from './chat.ts';
import type { Chat } from './chat.ts';
import { takesText } from '../../../machines/conversation/question.ts';
import { newOrder, officeActs, officeDoes, orderCodeAt } from './desk.ts';
import type { OrderAct } from '../../../machines/order/machine.ts';

/** One line each: an answer's id (without the order's code behind it), or else words. */
export function play(chat: Chat, lines: readonly string[]): Chat {
  let at = chat;
  for (const line of lines) {
    const question = asked(at);
    const { answers, beyond = [] } = question;
    const answer = [...answers, ...beyond].find(({ id }) => id === line || id.startsWith(`${line}:`));
    if (answer === undefined && !takesText(question))
      throw new Error(`"${line}" answers nothing in ${nameOf(at.state.value)}`);
    at = tell(at, answer === undefined ? { type: 'text', text: line } : tapped(at, answer.id)).chat;
  }
  return at;
}

const FORM = [
  'Siti Aminah',
  'siti@contoh.id',
  '081234567890',
  'segment.ministry',
  'BPS',
  'occupation.researcher',
  'use.school',
];
const COMPANY = [
  'Budi',
  'budi@contoh.id',
  '081234567891',
  'segment.private_company',
  'PT Contoh',
  'occupation.other',
  'use.commercial',
];

export function consented(): Chat {
  return play(newChat().chat, ['consent.yes']);
}

export function registered(): Chat {
  return play(consented(), ['menu.profile', ...FORM, 'country.ID', 'profile.save']);
}

/** Registered where letters go out by e-mail too: asked for the code that went to the address. */
export function confirming(): Chat {
  const filled = play(consented(), ['menu.order', ...FORM, 'country.ID']);
  // a code went there before
  return tell(filled, tapped(filled, 'profile.save'), 'lost').chat;
}

export function registeredAbroad(): Chat {
  return play(consented(), ['menu.profile', ...FORM, 'Jepang', 'profile.save']);
}

export function company(): Chat {
  return play(consented(), [
    'menu.profile',
    ...COMPANY,
    'country.ID',
    '012345678901234',
    'npwpActive.yes',
    'profile.save',
  ]);
}

/** Up to the summary of an order of two publications. */
export function atSummary(chat: Chat): Chat {
  const lines = ['menu.order', 'shop.choose', 'angka', 'product:PUB-2025', 'shop.add', 'basket.add', 'angka'];
  return play(chat, [...lines, 'product:PUB-2024', 'shop.add', 'basket.order', 'terms.agree']);
}

export function ordered(chat: Chat): Chat {
  return play(atSummary(chat), ['order.place']);
}

/** Up to the first question of the abstraction of micro data in the basket. */
export function atAbstraction(chat: Chat): Chat {
  const product = ['menu.order', 'shop.choose', 'kind:microdata', 'product:MIK-PENUH', 'request.begin'];
  return play(chat, [...product, 'round.0', 'level.0', 'request.add', 'basket.order', 'terms.agree']);
}

/** A basket with more than one line that can be changed. */
export function twoRequests(chat: Chat): Chat {
  const map = ['kind:map', 'product:PETA-3601', 'request.begin'];
  return play(chat, [
    'menu.order',
    'shop.choose',
    ...map,
    'level.0',
    'request.add',
    'basket.add',
    ...map,
    'level.1',
    'request.add',
  ]);
}

/** All of an abstraction in one message. */
export const ABSTRACTION = `Judul: Kemiskinan
Latar belakang: Tinggi
Tujuan: Mengukur
Data: Susenas
Metode: Regresi
Keluaran: Skripsi
Jangka waktu: 2027
Akses: Saya
Pembimbing: Dr. A`;

/** Up to the clauses of the agreement. */
export const TO_CLAUSES = [ABSTRACTION, 'statement.agree', 'abstraction.right', 'Peneliti', 'Jl. Contoh 1, Serang'];

/** Somebody who has ordered micro data before, asked whether they are still the same party. */
export function knownParty(): Chat {
  const first = play(atAbstraction(registered()), [...TO_CLAUSES, 'clauses.agree', 'order.place']);
  return play(atAbstraction(first), [ABSTRACTION, 'statement.agree', 'abstraction.right']);
}

/** Somebody with an order of micro data: sample and agreement belong to it (B8, B10b). */
export function dataOrder(chat: Chat): Chat {
  const request = {
    kind: 'microdata',
    round: '2025',
    level: 'kabupaten/kota',
    variables: 'all',
    regions: 'all',
    table: null,
  } as const;
  const { orders, profile } = chat.office;
  const order = newOrder(orderCodeAt(orders.length), [{ code: 'MIK-SUSENAS', request }], profile?.country !== 'ID');
  return { ...chat, office: { ...chat.office, orders: [...orders, order] } };
}

/** Its invoice, sample and agreement are with the customer. */
export function dataInvoiced(chat: Chat): Chat {
  return served(dataOrder(chat), ['accept', 'prepare', 'attach', 'sendInvoice']);
}

/** The office acts on the chat's newest order; its customer is told. */
export function served(chat: Chat, acts: readonly OrderAct[]): Chat {
  let at = chat;
  for (const name of acts) {
    const order = at.office.orders.at(-1);
    const does = order && officeActs(order).find((one) => one.name === name);
    if (order === undefined || does === undefined) throw new Error(`The office may not ${name} now`);
    const { office, news } = officeDoes(at.office, order.code, name, does.by);
    at = news === null ? { ...at, office } : tell({ ...at, office }, news).chat;
  }
  return at;
}

/** Two orders under way: one delivered, one with its invoice out. */
export function twoOrders(): Chat {
  const invoiced = served(ordered(registered()), ['accept', 'prepare', 'sendInvoice']);
  const paid = served(play(invoiced, ['act.approveInvoice']), [
    'enterBillingCode',
    'confirmPayment',
    'issueReceipt',
    'release',
  ]);
  return play(served(ordered(play(paid, ['word:menu'])), ['accept', 'prepare', 'sendInvoice']), ['word:menu']);
}

/** Customers who order publications, micro data and maps, each in their own way: what they answer to what they are asked. */
import { setTimeout } from 'node:timers/promises';
import type { ChatPage, Question, Reply } from './chat_page.ts';
import type { Dice } from './dice.ts';
import { goesOn, weightOf } from './leanings.ts';
import type { Leaning } from './leanings.ts';
import type { Scene } from './scene.ts';
import { ASIDES, sent, spoken } from './spoken.ts';
import type { Person, Wish } from './spoken.ts';

interface Customer extends Person {
  page: ChatPage;
  /** orders that are wanted in all */
  wanted: number;
}

/** As often as they are wished for. */
const WISHES: readonly Wish[] = ['publication', 'microdata', 'publication', 'map', 'publication', 'mixed'];

/** Once something is ordered, people read before they answer: forty machines would leave the officers no room. */
const THINKING_MS = [20, 400] as const;

const CLOSED = /\*(selesai|dibatalkan)\*/;

export async function beCustomer(page: ChatPage, scene: Scene, dice: Dice, number: number): Promise<void> {
  const wish = WISHES[number % WISHES.length] ?? 'publication';
  const customer = { page, dice, number, wish, abroad: dice.chance(0.3), wanted: dice.chance(0.15) ? 2 : 1 };
  await page.open();
  const live = page.live();
  while (!scene.closing.aborted) {
    const { question } = page;
    if (question === undefined) throw new Error(`${page.name} is asked nothing`);
    const idle = isCard(question) && dice.chance(fewDid(question, scene.chosen) ? 0.5 : 0.05);
    if (!waits(customer, question) || idle) {
      await page.send(replyTo(customer, question, scene));
    } else {
      const [due] = dueOrders(page);
      if (due === undefined) await page.changed(page.newest);
      else await page.send({ kind: 'text', text: due });
    }
    if (page.orderCodes.length > 0) await setTimeout(dice.between(...THINKING_MS));
  }
  await live;
}

function wantsMore({ page, wanted }: Customer): boolean {
  return page.orderCodes.length < wanted;
}

function isCard({ text }: Question): boolean {
  return text.startsWith('*Pesanan GP-');
}

/** Nothing to do but to wait for the office. */
function waits(customer: Customer, question: Question): boolean {
  const { choices } = question;
  if (wantsMore(customer)) return false;
  if (choices.some(({ token }) => token === 'menu.order')) return !choices.some(({ token }) => token === 'menu.resume');
  return isCard(question) && !goesOn(question);
}

/** Orders that something was said about since their card was last shown, or whose card waits for an answer. */
function dueOrders(page: ChatPage): string[] {
  const said = [...page.messages.values()]
    .toSorted((a, b) => a.id - b.id)
    .flatMap((view) => (view.from === 'office' && view.kind === 'text' ? [view] : []));
  return page.orderCodes.filter((code) => {
    const card = said.findLast(({ text }) => text.startsWith(`*Pesanan ${code}*`));
    if (card !== undefined && CLOSED.test(card.text)) return false;
    const mention = said.findLast(({ text }) => text.includes(`*${code}*`));
    return (mention?.id ?? 0) > (card?.id ?? 0) || (card !== undefined && goesOn(card));
  });
}

/** What few have done yet is done first, so that a run sees all of it; giving up ends an order, and is never hurried. */
const FEW = 3;
const FIRST = 30;

function weightAmongAll(leaning: Leaning, question: Question, token: string, chosen: Scene['chosen']): number {
  return isRare(token, chosen) ? FIRST : weightOf(leaning, question, token);
}

/** Something on this card is yet to be done often enough: even who could wait may do it. */
function fewDid({ choices }: Question, chosen: Scene['chosen']): boolean {
  return choices.some(({ token }) => isRare(token, chosen));
}

function isRare(token: string, chosen: Scene['chosen']): boolean {
  const act = /^act\.(\w+):/.exec(token)?.[1];
  return act !== undefined && act !== 'cancel' && (chosen.get(act) ?? 0) < FEW;
}

function replyTo(customer: Customer, question: Question, { chosen }: Scene): Reply {
  const { dice } = customer;
  if (dice.chance(0.05)) return { kind: 'text', text: dice.pick(ASIDES) };
  const file = sent(customer, question);
  if (file !== undefined) return file;
  const words = spoken(customer, question);
  if (words !== undefined) return { kind: 'text', text: words };
  const leaning = { ...customer, wantsMore: wantsMore(customer) };
  const choice = dice.weigh(question.choices, ({ token }) => weightAmongAll(leaning, question, token, chosen));
  const act = /^act\.(\w+):/.exec(choice?.token ?? '')?.[1];
  if (act !== undefined) chosen.set(act, (chosen.get(act) ?? 0) + 1);
  if (choice === undefined) return { kind: 'text', text: 'menu' };
  // most tap; some type the number or the words
  const at = question.choices.indexOf(choice) + 1;
  if (dice.chance(0.12)) return { kind: 'text', text: dice.chance(0.5) ? String(at) : choice.label };
  return { kind: 'choice', ...choice };
}

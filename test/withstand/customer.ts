/** Customers who order publications, each in their own way: what they answer to what they are asked. */
import { setTimeout } from 'node:timers/promises';
import { sampleFile } from '../journeys/sample_files.ts';
import type { ChatPage, Question, Reply } from './chat_page.ts';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';

interface Customer {
  page: ChatPage;
  dice: Dice;
  number: number;
  abroad: boolean;
  /** orders that are wanted in all */
  wanted: number;
}

/** Once something is ordered, people read before they answer: forty machines would leave the officers no room. */
const THINKING_MS = [20, 400] as const;

/** How willingly a choice is taken, by the beginning of its token; the first that fits counts, any other is a 1. */
const WEIGHTS: readonly [prefix: string, weight: (customer: Customer) => number][] = [
  ['consent.yes', () => 20],
  ['word:language', () => 0],
  ['menu.resume', () => 12],
  ['menu.order', (customer) => (wantsMore(customer) ? 20 : 0)],
  ['menu.search', (customer) => (wantsMore(customer) ? 5 : 0)],
  ['menu.basket', (customer) => (wantsMore(customer) ? 20 : 1)],
  ['page.', () => 0.5],
  ['field.country', () => 0],
  ['segment.private_company', () => 0.3],
  ['npwpActive.yes', () => 10],
  ['profile.save', () => 10],
  ['shop.choose', () => 3],
  ['kind:publication', () => 8],
  ['product:', () => 3],
  ['shop.add', () => 10],
  ['basket.order', () => 8],
  ['basket.remove', () => 0.4],
  ['terms.agree', () => 12],
  ['order.place', () => 12],
  ['word:menu', () => 0.3],
  ['act.approveInvoice', () => 12],
  ['act.requestInvoiceCorrection', () => 1.5],
  ['act.claimPaid', () => 12],
  ['act.submitProof', () => 12],
  ['act.confirmDelivery', () => 12],
  ['act.resubmit', () => 12],
  ['act.cancel', () => 0.05],
  ['act.rate', () => 0.5],
  ['act.renewLinks', () => 0.3],
  ['orders.others', () => 0.3],
  ['rating.skip', () => 0.4],
  ['cancel.keep', () => 1.5],
  ['abandon.yes', () => 0.2],
];

/** Acts on an order card by which it goes on: with none of them the ball is with the office. */
const GOES_ON = /^act\.(approveInvoice|claimPaid|submitProof|confirmDelivery|resubmit):/;
const CLOSED = /\*(selesai|dibatalkan)\*/;

/** What people say at any time, and what nobody understands. */
const ASIDES = [
  'kembali',
  'ulang',
  'status',
  'bantuan',
  'menu',
  'halo',
  'makasih',
  'batal',
  'blm tau',
  '1',
  'ya',
  '🙏',
];
const SEARCHES = ['dalam angka 2025', 'dlam angka', 'statistik', 'bantn dalam angka', 'kesejahteraan rakyat', 'zzzz'];

export async function beCustomer(page: ChatPage, scene: Scene, dice: Dice, number: number): Promise<void> {
  const customer = { page, dice, number, abroad: dice.chance(0.15), wanted: dice.chance(0.25) ? 2 : 1 };
  await page.open();
  const live = page.live();
  while (!scene.closing.aborted) {
    const { question } = page;
    if (question === undefined) throw new Error(`${page.name} is asked nothing`);
    const [due] = waits(customer, question) ? dueOrders(page) : [];
    if (due !== undefined) await page.send({ kind: 'text', text: due });
    else if (waits(customer, question)) await page.changed(page.newest);
    else await page.send(replyTo(customer, question));
    if (page.orderCodes.length > 0) await setTimeout(dice.between(...THINKING_MS));
  }
  await live;
}

function wantsMore({ page, wanted }: Customer): boolean {
  return page.orderCodes.length < wanted;
}

/** Nothing to do but to wait for the office. */
function waits(customer: Customer, { text, choices }: Question): boolean {
  if (wantsMore(customer)) return false;
  if (choices.some(({ token }) => token === 'menu.order')) return !choices.some(({ token }) => token === 'menu.resume');
  return text.startsWith('*Pesanan GP-') && !choices.some(({ token }) => GOES_ON.test(token));
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
    return (mention?.id ?? 0) > (card?.id ?? 0) || card?.choices.some(({ token }) => GOES_ON.test(token)) === true;
  });
}

function replyTo(customer: Customer, question: Question): Reply {
  const { dice } = customer;
  if (dice.chance(0.05)) return { kind: 'text', text: dice.pick(ASIDES) };
  const showsProof = question.choices.some(({ token }) => token.startsWith('act.submitProof')) && dice.chance(0.4);
  if (showsProof || /\*bukti transfer\*\. Ketik/.test(question.text))
    return { kind: 'file', ...sampleFile('bukti.pdf') };
  const typed = typedAnswer(customer, question);
  if (typed !== undefined) return { kind: 'text', text: typed };
  const choice = dice.weigh(question.choices, ({ token }) => weightOf(customer, token));
  if (choice === undefined) return { kind: 'text', text: 'menu' };
  // most tap; some type the number or the words
  const at = question.choices.indexOf(choice) + 1;
  if (dice.chance(0.12)) return { kind: 'text', text: dice.chance(0.5) ? String(at) : choice.label };
  return { kind: 'choice', ...choice };
}

function weightOf(customer: Customer, token: string): number {
  return WEIGHTS.find(([prefix]) => token.startsWith(prefix))?.[1](customer) ?? 1;
}

/** Where words of one's own are asked for. */
function typedAnswer({ dice, number, abroad }: Customer, { text, choices }: Question): string | undefined {
  const answers: readonly [RegExp, string][] = [
    [/\*nama lengkap\*/, `Pelanggan Nomor ${number}`],
    [/\*e-mail aktif\*/, `pelanggan${number}@contoh.example`],
    [/\*nomor telepon\*/, '0812 3456 7890'],
    [/\*nama instansi\*/, dice.pick(['Universitas Contoh', 'pribadi', 'PT Contoh Maju'])],
    [/\*NPWP\* perusahaan/, '01.234.567.8-901.000'],
    [/\*negara\* mana/, abroad ? 'Malaysia' : 'Indonesia'],
    [/yang perlu diperbaiki pada invoice/, 'Jumlah halamannya tidak sama dengan katalog.'],
    [/belum sesuai pada produk/, 'Halaman terakhirnya tidak ada.'],
    [/saran atau catatan/, 'Cepat dan jelas.'],
    [/^Mengapa pesanan/, 'Sudah dapat dari perpustakaan.'],
  ];
  const answer = answers.find(([question]) => question.test(text))?.[1];
  if (answer !== undefined) return choices.length > 0 && dice.chance(0.3) && !abroad ? undefined : answer;
  return text.startsWith('Produk apa yang dicari') && dice.chance(0.6) ? dice.pick(SEARCHES) : undefined;
}

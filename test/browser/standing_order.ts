/** Orders that stand already when a test begins: placed over the chat's own transport, moved on by everybody's use cases. */
import { actAsOfficer } from '../journeys/officers.ts';
import type { Device, Received } from '../journeys/driver.ts';
import { webchatDriver } from '../journeys/webchat_driver.ts';
import type { Office, People } from '../office.ts';
import { ECONOMY } from './customer.ts';

/** What somebody writes from the greeting to the menu of products, and on to a placed order. */
export const registration = (country = 'indonesia') => [
  'setuju',
  'pesan produk statistik',
  'Rina Kartika',
  'rina.kartika@kampus.example',
  '0812 3456 7890',
  'Lembaga Penelitian & Pendidikan',
  'Universitas Contoh',
  'mahasiswa',
  'penelitian',
  country,
  'ya',
  'pilih produk',
];
export const ORDERING = [ECONOMY.toLowerCase(), 'masukkan keranjang', 'pesan sekarang', 'setuju', 'kirim pesanan'];

/** Who does what next on the way of an order, by the stage that it leads to. */
const STAGES = {
  review: null,
  preparing: ['petugas', 'accept'],
  prepared: ['petugas', 'prepare'],
  invoiced: ['petugas', 'send invoice'],
  awaitingCode: ['customer', 'setujui invoice'],
  awaitingPayment: ['petugas', 'enter billing code'],
  claimed: ['customer', 'sudah bayar'],
  receipting: ['bendahara', 'confirm payment'],
  releasing: ['bendahara', 'issue receipt'],
  delivered: ['petugas', 'release'],
} as const satisfies Record<string, readonly [keyof People | 'customer', string] | null>;
type Stage = keyof typeof STAGES;

let numbers = 0;

/** An order of one publication (Rp80.000), new or at a later stage. */
export async function orderAt(office: Office, stage: Stage): Promise<StandingOrder> {
  const customer = await (await webchatDriver.begin()).newDevice(office);
  await customer.send({ kind: 'open' });
  for (const text of [...registration(), ...ORDERING]) await customer.send({ kind: 'text', text });
  const chat = await customer.received();
  const code = chat.findLast((message) => message.kind === 'code')?.value;
  if (code === undefined) throw new Error('No order came of the conversation');
  const order = new StandingOrder(office, code, customer, chat);
  await order.reach(stage);
  return order;
}

export class StandingOrder {
  readonly code: string;
  readonly customer: Device;
  /** the chat up to here */
  readonly chat: Received[];
  readonly #office: Office;
  #stage: Stage = 'review';

  constructor(office: Office, code: string, customer: Device, chat: Received[]) {
    this.#office = office;
    this.code = code;
    this.customer = customer;
    this.chat = chat;
  }

  /** Everybody does what is theirs until the order stands there. */
  async reach(stage: Stage): Promise<void> {
    const stages = Object.keys(STAGES) as Stage[];
    for (const next of stages.slice(stages.indexOf(this.#stage) + 1, stages.indexOf(stage) + 1)) {
      const [who, act] = STAGES[next] ?? ['customer', 'menu'];
      if (who === 'customer') await this.says(act);
      else {
        const { ctx, people } = this.#office;
        const refused = await actAsOfficer(ctx, people[who], this.code, `${act}${numbersFor(act)}`);
        if (refused !== undefined) throw new Error(`${act} was refused: ${refused}`);
      }
      await this.news();
      this.#stage = next;
    }
  }

  async says(text: string): Promise<void> {
    await this.#office.settled();
    await this.customer.send({ kind: 'text', text });
  }

  /** What the office said since this was last asked, as text. */
  async news(): Promise<string> {
    await this.#office.settled();
    const news = await this.customer.received();
    this.chat.push(...news);
    return news.map((message) => ('text' in message ? message.text : message.value)).join('\n');
  }
}

/** Numbers of the treasury, no two alike. */
function numbersFor(act: string): string {
  numbers += 1;
  if (act === 'enter billing code') return ` 8202611${String(numbers).padStart(8, '2')}`;
  if (act === 'confirm payment') return ` A2B${String(numbers).padStart(13, '3')}`;
  return '';
}

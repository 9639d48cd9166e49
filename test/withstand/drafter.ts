/** A customer in the middle of an order, who goes on with it whatever came between. */
import type { MessageView } from '../../bots/webchat/protocol.ts';
import { Visitor } from '../bots/webchat/chat.ts';
import type { Reply } from '../bots/webchat/chat.ts';
import type { Office } from '../office.ts';

/** Registration and order as they are told one after the other; each line answers one question. */
const FIRST_LINES = ['setuju', 'pesan produk statistik'];
const REST_LINES = [
  ['nama', 'Rina Kartika'],
  ['e-mail', 'rina.kartika@kampus.example'],
  ['telepon', '0812 3456 7890'],
  ['jenis instansi', 'Lembaga Penelitian & Pendidikan'],
  ['instansi', 'Universitas Contoh'],
  ['pekerjaan', 'Peneliti/Dosen'],
  ['pemanfaatan', 'Penelitian'],
  ['negara', 'Indonesia'],
  ['periksa', 'Sudah benar, simpan'],
  ['tarif', 'Pilih produk'],
  ['cari', 'provinsi banten dalam angka 2025'],
  ['hasil', '1'],
  ['produk', 'Masukkan keranjang'],
  ['keranjang', 'Pesan sekarang'],
  ['syarat', 'setuju'],
] as const;

export type Stage = (typeof REST_LINES)[number][0];

interface Answer {
  outcome: string;
  messages: MessageView[];
}

export class Drafter {
  readonly visitor: Visitor;
  readonly #name: string;
  #left = [...REST_LINES];

  private constructor(office: Pick<Office, 'url'>, name: string) {
    this.visitor = new Visitor({ origin: office.url });
    this.#name = name;
  }

  /** Is asked for the name. */
  static async begin(office: Pick<Office, 'url'>, name = 'Rina Kartika'): Promise<Drafter> {
    const drafter = new Drafter(office, name);
    await drafter.visitor.start();
    for (const line of FIRST_LINES) await drafter.visitor.say(line);
    return drafter;
  }

  /** Answers up to that question, which is asked then. */
  async upTo(stage: Stage): Promise<void> {
    while (this.#left[0] !== undefined && this.#left[0][0] !== stage) await this.#answerNext();
  }

  /** That question was answered by other means. */
  skip(stage: Stage): void {
    this.#left = this.#left.filter(([left]) => left !== stage);
  }

  /** Answers all that is left; what the summary says, word for word. */
  async summary(): Promise<string> {
    while (this.#left.length > 0) await this.#answerNext();
    return this.asked();
  }

  /** Places the order from the summary; its code. */
  async place(): Promise<string> {
    await this.summary();
    const placed = await this.visitor.say('Kirim pesanan');
    const code = placed.body.messages.findLast((view) => view.from === 'office' && view.kind === 'code');
    if (code?.from !== 'office' || code.kind !== 'code') throw new Error('No order was placed');
    return code.value;
  }

  /** What is asked now. */
  async asked(): Promise<string> {
    return textOf((await this.visitor.history()).at(-1));
  }

  /** What the office says to a request, without the question that it ends with; and the question. */
  async reply(request: () => Promise<Reply<unknown>>): Promise<{ status: number; said: string; asks: string }> {
    const before = (await this.visitor.history()).at(-1)?.id ?? 0;
    const { status } = await request();
    const said = (await this.visitor.history()).filter(({ id, from }) => id > before && from === 'office').map(textOf);
    return { status, said: said.slice(0, -1).join('\n'), asks: said.at(-1) ?? '' };
  }

  /** Taps a choice, offered or not. */
  tap(token: string, id = this.visitor.newId()): Promise<Reply<Answer>> {
    return this.visitor.post<Answer>('/messages', { id, after: 0, body: { kind: 'choice', token, label: token } });
  }

  async #answerNext(): Promise<void> {
    const [stage, line] = this.#left.shift() ?? [];
    await this.visitor.say(stage === 'nama' ? this.#name : (line ?? ''));
  }
}

function textOf(view: MessageView | undefined): string {
  if (view === undefined || !('text' in view)) return '';
  return view.text;
}

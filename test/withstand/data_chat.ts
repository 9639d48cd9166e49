/** A researcher who orders micro data in the chat, and goes on with it whatever came between. */
import type { Office } from '../office.ts';
import { actAsOfficer } from '../journeys/officers.ts';
import { Drafter } from './drafter.ts';

/** The full set of a survey, from the question for the product to the summary; each line answers one question. */
const LINES = [
  ['cari', 'sakernas agustus 2025'],
  ['permintaan', 'isi permintaan'],
  ['bagian', 'seluruhnya'],
  ['pengolahan', 'tanpa pengolahan'],
  ['memeriksa', 'masukkan keranjang'],
  ['keranjang', 'pesan sekarang'],
  ['syarat', 'setuju'],
  ['abstraksi', 'isi satu per satu'],
  ['judul', 'Upah dan pendidikan di Banten'],
  ['latar', 'Imbal hasil pendidikan belum banyak diteliti.'],
  ['latar lagi', 'lanjut'],
  ['tujuan', 'Menghitung imbal hasil pendidikan.'],
  ['tujuan lagi', 'lanjut'],
  ['data', 'Sakernas Agustus 2025, Banten, semua variabel'],
  ['data lagi', 'lanjut'],
  ['metode', 'Regresi Mincer dengan penimbang.'],
  ['metode lagi', 'lanjut'],
  ['hasil', 'Satu artikel jurnal.'],
  ['hasil lagi', 'lanjut'],
  ['jangka', 'Desember 2026 sampai Mei 2027'],
  ['akses', 'Saya sendiri'],
  ['pembimbing', 'Dr. Rina Kartika, Universitas Contoh'],
  ['pernyataan', 'setuju'],
  ['periksa', 'lanjut'],
  ['jabatan', 'Peneliti'],
  ['alamat', 'Jl. Kampus No. 5, Kota Serang'],
  ['ketentuan', 'setuju'],
] as const;

export type DataStage = (typeof LINES)[number][0] | 'ringkasan';

export class DataBuyer {
  readonly drafter: Drafter;
  #left = [...LINES];

  private constructor(drafter: Drafter) {
    this.drafter = drafter;
  }

  /** Is registered and asked for the product. */
  static async begin(office: Office): Promise<DataBuyer> {
    const drafter = await Drafter.begin(office);
    await drafter.upTo('cari');
    return new DataBuyer(drafter);
  }

  /** Answers up to that question, which is asked then. */
  async upTo(stage: DataStage): Promise<void> {
    while (this.#left[0] !== undefined && this.#left[0][0] !== stage) {
      const [, line] = this.#left.shift() ?? [];
      await this.drafter.visitor.say(line ?? '');
    }
  }

  /** The questions before that one were answered by other means. */
  skipTo(stage: DataStage): void {
    this.#left = this.#left.slice(this.#left.findIndex(([left]) => left === stage));
  }

  /** Answers all that is left; what the summary says, word for word. */
  async summary(): Promise<string> {
    await this.upTo('ringkasan');
    return this.drafter.asked();
  }

  /** Places the order; its code. */
  async place(): Promise<string> {
    await this.upTo('ringkasan');
    await this.drafter.visitor.say('kirim pesanan');
    const newest = await this.drafter.visitor.history();
    const code = newest.findLast((view) => view.from === 'office' && view.kind === 'code');
    if (code?.from !== 'office' || code.kind !== 'code') throw new Error(`Not placed: ${await this.drafter.asked()}`);
    return code.value;
  }
}

/** A buyer whose order was brought by the office to the customer's review of invoice, sample and agreement. */
export async function invoiced(office: Office): Promise<{ buyer: DataBuyer; code: string }> {
  const buyer = await DataBuyer.begin(office);
  const code = await buyer.place();
  await officeDoes(office, code, ['accept', 'prepare', 'attach sample 1 contoh.pdf', 'send invoice']);
  await buyer.drafter.visitor.say(code);
  return { buyer, code };
}

/** The petugas' acts, one after the other; throws when one is refused. */
export async function officeDoes(office: Office, code: string, acts: readonly string[]): Promise<void> {
  for (const act of acts) {
    const refusal = await actAsOfficer(office.ctx, office.people.petugas, code, act);
    if (refusal !== undefined) throw new Error(`${act} was refused: ${refusal}`);
  }
  await office.settled();
}

/** An officer at the real panel: reads what is to be done, opens an order, fills a form that the page offers, sends it. */
import { setTimeout } from 'node:timers/promises';
import { ALPHABET } from '../../domain/codes.ts';
import { dayOf } from '../../domain/days.ts';
import { formsIn } from '../admin/form.ts';
import type { PageForm } from '../admin/form.ts';
import { sampleFile } from '../journeys/sample_files.ts';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';

/** A form that was sent, for the checks at the end. */
export interface SentAct {
  code: string;
  act: string;
  email: string;
  /** the order's revision on the page; null for uploads, which name the file instead */
  revision: number | null;
  file: string | null;
  /** done: the panel said so. moved: it said that somebody was faster */
  outcome: 'done' | 'moved';
  /** requests whose fate nobody knows, before that answer */
  broken: number;
}

interface Officer {
  email: string;
  password: string;
}

/** How willingly an act is taken where it is offered; any other is a 1. */
const WEIGHTS: Readonly<Record<string, number>> = {
  accept: 30,
  return: 6,
  cancel: 1,
  sendInvoice: 30,
  answerInvoiceCorrection: 10,
  sendAgreement: 10,
  enterBillingCode: 5,
  confirmPayment: 30,
  reportPaymentMissing: 2,
  acceptProof: 20,
  refuseProof: 3,
  fileAgreementOnPaper: 3,
  acceptAgreement: 20,
  returnAgreement: 3,
  issueReceipt: 30,
  release: 30,
};
const GIVING_UP = 0.03;
const PERCENTS = ['0', '50', '33,33', '100'];

const HANDED_IN = /\/(unggah|lampiran)\//;

/** Orders that an officer goes through before looking at the home page again. */
const AT_HAND = 7;
/** with nothing to do */
const LOOK_AGAIN_MS = 50;

export class PanelBrowser {
  readonly sent: SentAct[] = [];
  readonly #officer: Officer;
  readonly #scene: Scene;
  readonly #dice: Dice;
  readonly #cookies = new Map<string, string>();
  #uploads = 0;

  constructor(officer: Officer, scene: Scene, dice: Dice) {
    this.#officer = officer;
    this.#scene = scene;
    this.#dice = dice;
  }

  /** Works through what the home page shows until the closing. */
  async work(): Promise<void> {
    await this.#signIn();
    while (!this.#scene.closing.aborted) {
      const home = await this.#get('/panel');
      const codes = [...new Set([...home.matchAll(/\/panel\/pesanan\/(GP-[A-Z0-9]+)"/g)].map(([, code = '']) => code))];
      if (codes.length === 0) await setTimeout(LOOK_AGAIN_MS);
      // the same few by all officers, so that they meet
      for (const code of codes.toSorted((a, b) => this.#worked(b) - this.#worked(a)).slice(0, AT_HAND)) {
        if (this.#scene.closing.aborted) break;
        // two officers take the same order now and then
        if (this.#dice.chance(0.7)) await this.#workOn(code);
      }
    }
  }

  async #workOn(code: string): Promise<void> {
    for (let acts = this.#dice.between(2, 4); acts > 0 && !this.#scene.closing.aborted; acts -= 1) {
      const forms = formsIn(await this.#get(`/panel/pesanan/${code}`));
      const missing = forms.filter(isMissing);
      const extra = forms.filter((form) => HANDED_IN.test(form.action) && !isMissing(form));
      if (missing.length > 0) await this.#handIn(code, this.#dice.pick(missing));
      // a layout beside the sample, another file in place of the first
      else if (extra.length > 0 && this.#dice.chance(0.15)) await this.#handIn(code, this.#dice.pick(extra));
      else {
        const form = this.#dice.weigh(this.#firstTimes(forms) ?? forms, ({ action }) => weightOf(actIn(action)));
        // where there is nothing else to do an order is left alone, not given up
        const givesUp = form !== undefined && actIn(form.action) === 'cancel';
        if (form === undefined || (givesUp && !this.#dice.chance(GIVING_UP))) return;
        await this.#act(code, form);
      }
    }
  }

  #worked(code: string): number {
    return this.#scene.worked.get(code) ?? 0;
  }

  /** Acts that nobody has done yet come before all others, but for the end of an order: a run waits for no luck. */
  #firstTimes(forms: readonly PageForm[]): readonly PageForm[] | undefined {
    const first = forms.filter(({ action }) => {
      const act = actIn(action);
      return act !== undefined && act !== 'cancel' && !this.#scene.done.has(act);
    });
    return first.length > 0 ? first : undefined;
  }

  async #act(code: string, form: PageForm): Promise<void> {
    const act = actIn(form.action) ?? '';
    const fields = { ...form.fields, ...this.#filled(act, form) };
    const sent = { code, act, revision: Number(fields['revision']), file: null };
    if (act === 'fileAgreementOnPaper') {
      await this.#send(form.action, sent, () => ({ method: 'POST', body: withFile(fields, 'pindaian.pdf') }));
    } else {
      const body = new URLSearchParams(fields).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await this.#send(form.action, sent, () => ({ method: 'POST', headers, body }));
    }
  }

  /** A product, or what goes with micro data. */
  async #handIn(code: string, { action, fields }: PageForm): Promise<void> {
    const file = `${code.toLowerCase()}-${(this.#uploads += 1)}-${this.#officer.email.split('@')[0]}.pdf`;
    const act = action.includes('/lampiran/') ? 'attach' : 'prepare';
    const init = () => ({ method: 'POST', body: withFile(fields, file) });
    await this.#send(action, { code, act, revision: null, file }, init);
  }

  /** Sends a form again, as it is, until it is answered: as a browser does when the officer presses "try again". */
  async #send(
    action: string,
    act: Pick<SentAct, 'code' | 'act' | 'revision' | 'file'>,
    init: () => RequestInit,
  ): Promise<void> {
    for (let broken = 0; ; broken += 1) {
      const answer = await this.#request(action, init());
      if (answer === undefined) continue;
      // the agreement alone does not answer what was said of the invoice or the sample: another act will
      if (answer.status === 422 && answer.body.includes('tidak terjawab oleh perjanjian baru')) return;
      const { email } = this.#officer;
      this.#scene.worked.set(act.code, this.#worked(act.code) + 1);
      if (answer.status === 303) {
        this.#scene.done.add(act.act);
        return void this.sent.push({ ...act, email, outcome: 'done', broken });
      }
      if (answer.status === 409) return void this.sent.push({ ...act, email, outcome: 'moved', broken });
      const complaint = /<div class="error-summary"[^]*?<\/div>/.exec(answer.body)?.[0] ?? answer.body.slice(0, 400);
      return this.#scene.violate(`${email}: ${act.act} of ${act.code} was answered ${answer.status}: ${complaint}`);
    }
  }

  #filled(act: string, { fields }: PageForm): Record<string, string> {
    return {
      ...(act === 'enterBillingCode' ? { billingCode: this.#drawn(15, '0123456789') } : {}),
      ...(act === 'confirmPayment' ? { ntpn: this.#drawn(16, ALPHABET) } : {}),
      ...(act === 'decideReduction' ? { percent: this.#dice.pick(PERCENTS), reason: 'Surat kampus diperiksa.' } : {}),
      ...(act === 'fileAgreementOnPaper' ? { signedOn: today(), signedFor: 'Kepala BPS' } : {}),
      // of an abstraction only what is wrong is asked again
      ...('alasan.title' in fields && this.#dice.chance(0.6) ? { 'alasan.title': 'Judulnya terlalu umum.' } : {}),
      ...(act === 'releaseAgain' ? { sameFiles: 'on' } : {}),
      ...('paidOn' in fields ? { paidOn: today() } : {}),
      ...('money' in fields ? { money: 'Pengembalian diajukan.' } : {}),
      ...('words' in fields ? { words: `Catatan petugas untuk ${act}.` } : {}),
    };
  }

  #drawn(length: number, alphabet: string): string {
    return Array.from({ length }, () => this.#dice.pick([...alphabet])).join('');
  }

  async #signIn(): Promise<void> {
    while (!this.#cookies.has('gerai_panel')) {
      const [form] = formsIn(await this.#get('/panel/masuk'));
      const { email, password } = this.#officer;
      const body = new URLSearchParams({ ...form?.fields, email, password }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await this.#request('/panel/masuk', { method: 'POST', headers, body });
      if (answer !== undefined && answer.status !== 303) throw new Error(`Signing in was answered ${answer.status}`);
    }
  }

  async #get(path: string): Promise<string> {
    for (;;) {
      const answer = await this.#request(path, {});
      if (answer?.status === 200) return answer.body;
      if (answer !== undefined) throw new Error(`${this.#officer.email}: ${path} was answered ${answer.status}`);
    }
  }

  async #request(path: string, init: RequestInit) {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    const answer = await this.#scene.attempt(path, { ...init, headers });
    for (const cookie of answer?.headers.getSetCookie() ?? []) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}

function weightOf(act: string | undefined): number {
  return act === undefined ? 0 : (WEIGHTS[act] ?? 1);
}

function actIn(action: string): string | undefined {
  return /\/tindakan\/(\w+)$/.exec(action)?.[1];
}

function today(): string {
  return dayOf(Date.now(), 'Asia/Jakarta');
}

/** What an invoice cannot go out without: the product, and of micro data a sample (B8, R13). */
function isMissing({ action, fields }: PageForm): boolean {
  return (action.includes('/unggah/') || action.endsWith('/sample')) && fields['replaces'] === '';
}

function withFile(fields: Readonly<Record<string, string>>, name: string): FormData {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.set('file', new Blob([Buffer.from(sampleFile('berkas.pdf').bytes)]), name);
  return body;
}

/** A chat that stands anywhere and is answered by hand: for the forms of the abstraction, the party and the reduction. */
import type { Abstraction } from '../../../domain/abstraction.ts';
import { emptyContext } from '../../../machines/conversation/context.ts';
import type { Context } from '../../../machines/conversation/context.ts';
import type { Command, OrderCard, Profile, Query, Result } from '../../../machines/conversation/effects.ts';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { CONVERSATION_MACHINE_VERSION } from '../../../machines/conversation/machine.ts';
import { questionOf, step } from '../../../machines/conversation/step.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { renderText } from '../../../machines/texts/render.ts';
import type { Text } from '../../../machines/texts/text.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { nameOf } from './chat.ts';
import { counterOffice, isCounter } from './counter_office.ts';

export const STUDENT: Profile = {
  name: 'Citra',
  email: 'citra@mail.example',
  phone: '+6281234567890',
  segment: 'other',
  institution: 'Universitas Contoh',
  occupation: 'student',
  use: 'school',
  country: 'ID',
  npwp: null,
  npwpDeclaredActive: false,
};

export const MICRODATA: Context['basket'][number] = {
  product: {
    code: 'SUSENAS-2024',
    kind: 'microdata',
    title: { id: 'Susenas KOR 2024', en: 'Susenas KOR 2024' },
    description: { id: '', en: '' },
    year: 2024,
    pages: null,
    price: null,
    sold: true,
    form: null,
  },
  request: {
    kind: 'microdata',
    round: 'Maret 2024',
    level: 'kab/kota',
    variables: [{ code: 'R101', label: 'Pendidikan' }],
    regions: [{ code: '3601', name: 'Kab. Pandeglang' }],
    table: null,
  },
  price: null,
};

export function orderCard(given: Partial<OrderCard> = {}): OrderCard {
  return {
    code: 'GP-ABC234',
    phase: 'review',
    payment: null,
    titles: [MICRODATA.product.title],
    requests: [MICRODATA.request],
    createdAt: 0,
    total: null,
    previousTotal: null,
    attachments: [],
    agreement: null,
    abstractionReturned: [],
    reduction: null,
    invoice: null,
    billing: null,
    transferTo: null,
    receipt: null,
    products: [],
    officerWords: null,
    cancelReason: null,
    openParts: [],
    silentDays: 7,
    others: false,
    clock: null,
    acts: ['reviseAbstraction', 'requestReduction', 'cancel'],
    rated: false,
    ...given,
  };
}

const CLAUSES = Array.from({ length: 7 }, (_, at) => ({
  id: `Pasal ${at + 1} ${'x'.repeat(90)}`,
  en: `Clause ${at + 1}`,
}));

/** A whole abstraction. */
export const WRITTEN: Abstraction = {
  fields: {
    title: 'Kemiskinan',
    background: 'Tinggi',
    purpose: 'Mengukur',
    data: 'Susenas',
    method: 'Regresi',
    output: 'Skripsi',
    period: '2027',
    access: 'Saya',
    supervisor: 'Dr. A',
  },
  file: null,
  statement: true,
};

/** An office with one order whose abstraction is WRITTEN. */
export function office(order: OrderCard = orderCard(), refuses = false) {
  return (asked: Query | Command): Result => {
    switch (asked.type) {
      case 'showClauses':
        return { type: 'clauses.shown', version: 'built-in-1', clauses: CLAUSES, stampDuty: 10_000 };
      case 'showAbstraction':
        return { type: 'abstraction.shown', abstraction: WRITTEN };
      case 'actOnOrder':
        return refuses
          ? { type: 'order.refused', order, reason: 'file_unusable' }
          : { type: 'order.acted', order, act: asked.act };
      case 'showOrder':
        return { type: 'order.shown', order };
      case 'priceBasket':
        return { type: 'basket.priced', lines: [MICRODATA], total: 0, gone: [] };
      default:
        if (isCounter(asked)) return counterOffice(asked, 'usual');
        throw new Error(`Not asked here: ${asked.type}`);
    }
  };
}

type Asked = Query | Command;

export class Desk {
  state: ConversationState;
  /** what the office was asked, newest last */
  readonly asked: Asked[] = [];
  /** the bubbles of the newest turn */
  said: string[] = [];
  readonly #answer: (asked: Asked) => Result;

  constructor(value: ConversationState['value'], context: Partial<Context>, answer: (asked: Asked) => Result) {
    this.state = {
      version: CONVERSATION_MACHINE_VERSION,
      value,
      context: { ...emptyContext('id'), consented: true, profile: STUDENT, basket: [MICRODATA], ...context },
    };
    this.#answer = answer;
  }

  get at(): string {
    return nameOf(this.state.value);
  }

  get context(): Context {
    return this.state.context;
  }

  get question(): string {
    const question = questionOf(this.state);
    return question === null ? '' : this.#words(question.text);
  }

  /** A message as it is typed. */
  say(text: string): this {
    return this.#read({ kind: 'text', text });
  }

  tap(token: string): this {
    return this.#read({ kind: 'choice', token, label: '' });
  }

  send(fileId: string): this {
    return this.#read({ kind: 'file', fileId, name: `${fileId}.pdf` });
  }

  tell(event: ConversationEvent): this {
    this.said = [];
    let pending = this.#take(event);
    for (let effect = pending.shift(); effect !== undefined; effect = pending.shift()) {
      const asked = effect.kind === 'query' ? effect.query : effect.command;
      this.asked.push(asked);
      pending = this.#take(this.#answer(asked));
    }
    return this;
  }

  #read(body: Parameters<typeof understand>[0]): this {
    const question = questionOf(this.state);
    const answers = [...(question?.answers ?? []), ...(question?.beyond ?? [])];
    const labels = answers.map(({ label }) => ({ id: this.#words(label, 'id'), en: this.#words(label, 'en') }));
    return this.tell(understand(body, { question, labels }));
  }

  #take(event: ConversationEvent) {
    const { state, says, effects } = step(this.state, event);
    this.state = state;
    this.said.push(...says.flatMap((say) => (say.kind === 'text' ? [this.#words(say.text)] : [])));
    return [...effects];
  }

  #words(text: Text, language = this.state.context.language): string {
    return renderText(text, { language, timeZone: 'Asia/Jakarta', overrides: new Map() });
  }
}

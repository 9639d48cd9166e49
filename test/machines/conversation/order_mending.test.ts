/** What comes back: corrections after delivery (R21-22), returned orders (B6, R11), requests for Rp0, cancelled orders. */
import { describe, expect, it } from 'vitest';
import type { DeliveryPart } from '../../../domain/abstraction.ts';
import type { OrderAct } from '../../../machines/order/machine.ts';
import { asked, nameOf, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { newOrder, officeActs, officeDoes, orderCodeAt } from './desk.ts';
import { commandsOf, keysOf } from './says.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import { Desk, office, orderCard } from './written.ts';
import { dataOrder, play, registered, served } from './stories.ts';

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function say(chat: Chat, words: string): Turn {
  return tell(chat, typed(chat, words));
}

function answersOf(chat: Chat): string[] {
  return asked(chat).answers.map(({ id }) => id.split(':')[0] ?? '');
}

function publication(acts: OrderAct[]): Chat {
  const chat = registered();
  const order = newOrder(orderCodeAt(0), [{ code: 'PUB-2025', request: null }], false);
  return served({ ...chat, office: { ...chat.office, orders: [order] } }, acts);
}

function delivered(): Chat {
  const invoiced = publication(['accept', 'prepare', 'sendInvoice']);
  const paid = ['enterBillingCode', 'confirmPayment', 'issueReceipt', 'release'] as const;
  return served(play(invoiced, ['act.approveInvoice']), paid);
}

/** The office acts, and what its customer is told. */
function news(chat: Chat, name: OrderAct): Turn {
  const [order] = chat.office.orders;
  const does = order && officeActs(order).find((one) => one.name === name);
  if (order === undefined || does === undefined) throw new Error(`The office may not ${name} now`);
  const done = officeDoes(chat.office, order.code, name, does.by);
  if (done.news === null) throw new Error(`${name} is not told`);
  return tell({ ...chat, office: done.office }, done.news);
}

describe('a correction after delivery', () => {
  const concerns = say(delivered(), 'belum sesuai').chat;

  it.each<[string, DeliveryPart[]]>([
    ['produk', ['product']],
    ['kuitansi', ['receipt']],
    ['produk dan kuitansi', ['product', 'receipt']],
  ])('is about %s, in words that are confirmed', (about, parts) => {
    expect(where(concerns)).toBe('orders.concerns');
    const confirms = say(say(concerns, about).chat, 'Halaman 3 kosong').chat;
    expect(where(confirms)).toBe('orders.confirmingDelivery');
    expect(commandsOf(say(confirms, 'kirim'))).toMatchObject([
      { act: 'requestDeliveryCorrection', parts, words: 'Halaman 3 kosong' },
    ]);
  });

  it('keeps what is wrong when it is said first, and asks what it is about then', () => {
    const said = say(concerns, 'Halaman 3 kosong').chat;
    expect([where(said), JSON.stringify(asked(said).text)]).toEqual([
      'orders.concerns',
      expect.stringContaining('Halaman 3 kosong'),
    ]);
    const confirms = say(say(said, 'tabelnya juga').chat, 'produk').chat;
    expect(where(confirms)).toBe('orders.confirmingDelivery');
    expect(commandsOf(say(confirms, 'kirim'))).toMatchObject([
      { parts: ['product'], words: 'Halaman 3 kosong\ntabelnya juga' },
    ]);
    expect(say(tell(said, { type: 'cancel' }).chat, 'belum sesuai').chat.state.context.words).toBe('');
    expect(keysOf(say(concerns, 'hmm oke'))).not.toEqual([]);
  });

  it('is not confirmed by having arrived, but says how', () => {
    const turn = say(delivered(), 'sudah saya terima');
    expect([where(turn.chat), keysOf(turn), commandsOf(turn)]).toEqual(['orders.card', ['delivery.how'], []]);
  });

  it('ends when both sides have answered, and says what is open till then', () => {
    const asks = play(concerns, ['concern.both', 'Keduanya salah', 'correction.send']);
    const product = news(tell(asks, { type: 'menu' }).chat, 'answerDeliveryCorrection');
    expect(product.chat.state.context.order).toMatchObject({ phase: 'redelivering', openParts: ['receipt'] });
    expect(JSON.stringify(product.says)).toContain('news.stillOpen');
    const receipt = news(product.chat, 'reissueReceipt');
    expect(receipt.chat.state.context.order).toMatchObject({ phase: 'delivered', openParts: [] });
    expect(JSON.stringify(receipt.says)).not.toContain('news.stillOpen');
    expect(answersOf(receipt.chat)).toContain('act.confirmDelivery');
  });

  it('can be dropped at every question', () => {
    for (const lines of [[], ['concern.product'], ['concern.product', 'Halaman 3 kosong']]) {
      const turn = tell(play(concerns, lines), { type: 'cancel' });
      expect([where(turn.chat), commandsOf(turn)]).toEqual(['orders.card', []]);
    }
  });
});

it('tells with the delivery when silence completes the order', () => {
  expect(JSON.stringify(asked(delivered()).text)).toContain('"days":7');
});

describe('a returned order', () => {
  it('shows the officer’s words and the reasons on the fields', () => {
    const card = JSON.stringify(asked(served(dataOrder(registered()), ['return'])).text);
    expect(card).toContain('Mohon lengkapi nama instansi.');
    expect(card).toContain('abstraction.field.purpose');
    expect(card).toContain('Belum jelas.');
  });

  it('leads back to itself after the registration was corrected, and is submitted again', () => {
    const returned = publication(['return']);
    const choosing = play(returned, ['act.changeProfile']);
    expect(where(choosing)).toBe('profile.choosing');
    const back = play(choosing, ['field.institution', 'Universitas Contoh']);
    expect([where(back), back.state.context.order?.code]).toEqual(['orders.card', orderCodeAt(0)]);
    expect(back.state.context.profile?.institution).toBe('Universitas Contoh');
    expect(commandsOf(tell(back, typed(back, 'ajukan lagi')))).toMatchObject([{ type: 'resubmitOrder' }]);
  });

  it('offers to revise the abstraction where there is one', () => {
    expect(answersOf(publication(['return']))).not.toContain('act.reviseAbstraction');
    const returned = served(dataOrder(registered()), ['return']);
    expect(answersOf(returned)).toContain('act.reviseAbstraction');
    expect(where(play(returned, ['act.reviseAbstraction']))).toMatch(/^abstraction\./);
  });
});

describe('a request for Rp0 of a placed order', () => {
  it('is offered until one waits for its decision, then for its letter, and told', () => {
    const review = tell(publication([]), { type: 'status' }).chat;
    expect(answersOf(review)).toContain('act.requestReduction');
    const asks = play(review, ['act.requestReduction']);
    expect([where(asks), asks.state.context.writing]).toEqual(['reduction.reason', 'order']);
    const sent = tell(play(asks, ['Tugas akhir']), typed(play(asks, ['Tugas akhir']), 'lewati'));
    expect(commandsOf(sent)).toMatchObject([{ act: 'requestReduction', reason: 'Tugas akhir', fileId: null }]);
    expect([where(sent.chat), keysOf(sent).at(-1)]).toEqual(['orders.card', 'acted.reduction']);
    const labels = ({ chat }: Turn) => asked(chat).answers.map(({ label }) => label.key);
    expect([labels(sent).includes('act.sendLetter'), labels(sent).includes('act.requestReduction')]).toEqual([
      true,
      false,
    ]);
    const lettered = tell(sent.chat, { type: 'file', fileId: 'file-1', name: 'surat.pdf' });
    expect(commandsOf(lettered)).toMatchObject([{ act: 'requestReduction', fileId: 'file-1' }]);
    expect(answersOf(lettered.chat)).not.toContain('act.requestReduction');
    const told = news(served(lettered.chat, ['accept']), 'decideReduction');
    expect(JSON.stringify(told.says)).toContain('news.reductionDecided');
  });
});

describe('Rp0 that was granted', () => {
  const free = (percent: number) =>
    orderCard({ phase: 'preparing', reduction: { waiting: false, asked: null, letter: false, percent, reason: 'Ya' } });

  it('is said as such, and asks for nothing more', () => {
    const [granted, half] = [0, 50].map((percent) => new Desk({ orders: 'card' }, { order: free(percent) }, office()));
    expect(granted?.question).toContain('tarif *Rp0*');
    expect(granted && questionOf(granted.state)?.answers.map(({ id }) => id)).not.toContain(
      'act.requestReduction:GP-ABC234',
    );
    expect(half?.question).toContain('*50%*');
    expect(half && questionOf(half.state)?.answers.map(({ id }) => id)).toContain('act.requestReduction:GP-ABC234');
  });

  it('waits for the signature alone, in the list of orders as well', () => {
    const line = { code: 'GP-ABC234', phase: 'settling', title: { id: 'S', en: 'S' }, more: 0 } as const;
    const orders = ['notDue', 'paid', 'awaitingCode'].map((payment) => ({ ...line, payment }));
    const labels = questionOf(new Desk({ orders: 'list' }, { orders }, office()).state)?.answers.map(({ label }) =>
      JSON.stringify(label.values['phase']),
    );
    expect(labels?.map((label) => label.includes('phase.signing'))).toEqual([true, true, false]);
  });
});

describe('the card', () => {
  it('lists the products of an invoice once', () => {
    const card = JSON.stringify(asked(publication(['accept', 'prepare', 'sendInvoice'])).text);
    expect(card.match(/Contoh Dalam Angka 2025/g)).toHaveLength(1);
  });

  it('offers other orders only when there are some', () => {
    expect(answersOf(delivered())).not.toContain('orders.others');
    expect(answersOf(served(dataOrder(delivered()), ['accept']))).not.toContain('orders.others');
    const two = tell(dataOrder(delivered()), { type: 'openOrder', code: orderCodeAt(1) }).chat;
    expect(answersOf(two)).toContain('orders.others');
  });

  it('says whether a cancelled order is to be paid', () => {
    const plain = publication(['cancel']);
    expect(JSON.stringify(asked(plain).text)).toContain('cancelled.nothingDue');
    const billed = served(play(publication(['accept', 'prepare', 'sendInvoice']), ['act.approveInvoice']), [
      'enterBillingCode',
      'cancel',
    ]);
    expect(JSON.stringify(asked(billed).text)).toContain('cancelled.dontPay');
  });
});

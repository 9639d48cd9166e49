/** What is offered to be continued, and what has moved on meanwhile. */
import { describe, expect, it } from 'vitest';
import type { OrderAct } from '../../../machines/order/machine.ts';
import { asked, nameOf, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { newOrder, officeActs, officeDoes, orderCodeAt } from './desk.ts';
import { commandsOf, keysOf } from './says.ts';
import { Desk, office as answers, orderCard } from './written.ts';
import { consented, dataInvoiced, dataOrder, play, registered, served } from './stories.ts';

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function invoiced(): Chat {
  const chat = registered();
  const order = newOrder(orderCodeAt(0), [{ code: 'PUB-2025', request: null }], false);
  return served({ ...chat, office: { ...chat.office, orders: [order] } }, ['accept', 'prepare', 'sendInvoice']);
}

/** The office acts while nobody looks: the news is not told yet. */
function quietly(chat: Chat, ...acts: OrderAct[]): Chat {
  let { office } = chat;
  for (const name of acts) {
    const [order] = office.orders;
    const does = order && officeActs(order).find((one) => one.name === name);
    if (order === undefined || does === undefined) throw new Error(`The office may not ${name} now`);
    office = officeDoes(office, order.code, name, does.by).office;
  }
  return { ...chat, office };
}

function resume(chat: Chat): Turn {
  return tell(chat, { type: 'answer', id: 'menu.resume' });
}

describe('what was said of an order', () => {
  it('is continued while the order stands as it stood', () => {
    const draft = play(invoiced(), ['act.requestInvoiceCorrection', 'Nama salah']);
    const back = resume(tell(draft, { type: 'menu' }).chat);
    expect([where(back.chat), back.chat.state.context.words, keysOf(back)]).toEqual([
      'orders.confirmingPart',
      'Nama salah',
      ['resume.back'],
    ]);
  });

  it.each<[string, string[]]>([
    ['a cancellation', ['act.cancel']],
    ['a correction', ['act.requestInvoiceCorrection', 'Nama salah']],
  ])('is not when it was cancelled meanwhile: %s', (_what, lines) => {
    const menu = tell(play(invoiced(), lines), { type: 'menu' }).chat;
    const back = resume(quietly(menu, 'cancel'));
    expect([where(back.chat), keysOf(back)[0], commandsOf(back)]).toEqual(['orders.card', 'resume.moved', []]);
    expect(back.chat.state.context).toMatchObject({ parked: null, order: { phase: 'cancelled' } });
  });

  it('is not when the order is not there any more', () => {
    const menu = tell(play(invoiced(), ['act.cancel']), { type: 'menu' }).chat;
    const back = tell(menu, { type: 'answer', id: 'menu.resume' }, 'lost');
    expect([where(back.chat), keysOf(back), back.chat.state.context.parked]).toEqual([
      'menu',
      ['orders.unknown'],
      null,
    ]);
  });

  it('keeps what was found in a review, whatever was reviewed in between', () => {
    const first = play(dataInvoiced(registered()), ['act.requestInvoiceCorrection', 'review.right']);
    const second = quietlySecond(dataOrder(first));
    const other = play(tell(second, { type: 'openOrder', code: orderCodeAt(1) }).chat, [
      'act.requestInvoiceCorrection',
      'Jumlahnya keliru',
    ]);
    expect(other.state.context.review).toEqual({});
    const newest = resume(tell(other, { type: 'menu' }).chat).chat;
    expect([where(newest), newest.state.context.order?.code]).toEqual(['orders.confirmingPart', orderCodeAt(1)]);
    const back = play(newest, ['correction.send', 'review.right', 'review.right', 'review.send']);
    expect([where(back), asked(back).text.key]).toEqual(['orders.reviewing', 'review.sample']);
    expect([back.state.context.review, back.state.context.order?.code]).toEqual([{ invoice: true }, orderCodeAt(0)]);
  });
});

function quietlySecond(chat: Chat): Chat {
  const office = (['accept', 'prepare', 'attach', 'sendInvoice'] as const).reduce(
    (at, name) => officeDoes(at, orderCodeAt(1), name, 'petugas').office,
    chat.office,
  );
  return { ...chat, office };
}

describe('what was being written for an order', () => {
  it('is over when that order was acted on; what the basket had is there again', () => {
    const order = orderCard({ acts: ['reviseAbstraction', 'cancel'] });
    const written = { fields: { title: 'Keranjang' }, file: null, statement: false };
    const desk = new Desk({ orders: 'card' }, { order, abstraction: written }, answers(order));
    desk.tap('act.reviseAbstraction:GP-ABC234').say('menu').tell({ type: 'openOrder', code: order.code });
    expect(desk.context).toMatchObject({ writing: 'order', parked: { order: { code: order.code } } });
    for (const act of ['act.cancel', 'cancel.noReason', 'cancel.yes']) desk.tap(`${act}:GP-ABC234`);
    expect(desk.asked.at(-1)).toMatchObject({ act: 'cancel' });
    expect(desk.at).toBe('menu');
    expect(desk.context).toMatchObject({ writing: 'basket', parked: null, aside: null, abstraction: written });
  });
});

describe('a form that was left for the menu', () => {
  const writing = new Desk({ abstraction: 'field' }, { asking: ['background'] }, (query) =>
    query.type === 'listOrders' ? { type: 'orders.listed', orders: [] } : answers()(query),
  );

  it('is not gone on with by itself when there are no orders to be shown', () => {
    const desk = new Desk(writing.state.value, writing.context, () => ({ type: 'orders.listed', orders: [] }));
    expect(desk.say('menu').say('status').at).toBe('menu');
    expect(desk.tap('menu.status').at).toBe('menu');
    expect(desk.say('lanjutkan isian tadi').at).toBe('abstraction.field');
    expect(desk.say('status').at).toBe('abstraction.field');
  });

  it('takes no label of the menu for what is written in it', () => {
    for (const [label, at] of [
      ['lanjutkan isian tadi', 'abstraction.field'],
      ['Pesan produk statistik', 'menu'],
      ['Informasi layanan', 'information.choosing'],
      ['Pengaduan dan saran', 'complaints.start'],
      ['Buku tamu dan antrean', 'visits.service'],
      // a fact is told where the chat stands
      ['tarif dan persyaratan', 'abstraction.field'],
    ] as const) {
      const desk = new Desk(writing.state.value, writing.context, answers()).say(label);
      expect([label, desk.at, desk.context.abstraction.fields]).toEqual([label, at, {}]);
    }
  });
});

describe('the list of orders', () => {
  it('says where an order stands now when news of it comes, and goes on being shown', () => {
    const list = tell(dataOrder(dataOrder(registered())), { type: 'status' }).chat;
    const stands = (chat: Chat) => chat.state.context.orders.map(({ code, phase }) => [code, phase]);
    expect(stands(list)).toEqual([
      [orderCodeAt(0), 'review'],
      [orderCodeAt(1), 'review'],
    ]);
    const { office, news } = officeDoes(list.office, orderCodeAt(1), 'accept', 'petugas');
    if (news === null) throw new Error('Nobody was told');
    const told = tell({ ...list, office }, news);
    expect([where(told.chat), keysOf(told)]).toEqual(['orders.list', ['news.full']]);
    expect(told.says).toMatchObject([{ answers: [{ id: `order:${orderCodeAt(1)}` }] }]);
    expect(stands(told.chat)).toEqual([
      [orderCodeAt(0), 'review'],
      [orderCodeAt(1), 'preparing'],
    ]);
  });
});

describe('a mere look at the catalogue', () => {
  it.each([[['menu.search']], [['menu.order']]])('is not continued (%s)', (lines) => {
    const menu = tell(play(registered(), lines), { type: 'menu' }).chat;
    expect(menu.state.context.parked).toBeNull();
    expect(asked(menu).answers.map(({ id }) => id)).not.toContain('menu.resume');
    const none = tell(play(registered(), lines), { type: 'cancel' });
    expect(keysOf(none)).toEqual(['cancel.nothing']);
  });
});

describe('"batal"', () => {
  it('does not speak of a basket that is empty', () => {
    const form = tell(play(consented(), ['menu.order', 'Siti Aminah']), { type: 'cancel' }).chat;
    expect(asked(form).text.key).toBe('abandon.ask.form');
    expect(keysOf(tell(form, typed(form, 'ya')))).toEqual(['abandon.done.form']);
  });
});

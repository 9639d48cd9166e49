/** Paying and signing (standard B10-11, R16-18): claims, photos, proofs and signed agreements in the chat. */
import { describe, expect, it } from 'vitest';
import type { OrderAct } from '../../../machines/order/machine.ts';
import { text } from '../../../machines/texts/text.ts';
import { asked, nameOf, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { newOrder, officeDoes, orderCodeAt } from './desk.ts';
import { commandsOf, keysOf, linksOf } from './says.ts';
import { dataInvoiced, play, registered, registeredAbroad, served } from './stories.ts';

const FILE = { type: 'file', fileId: 'file-1', name: 'berkas.pdf' } as const;
const PHOTO = { type: 'unreadable', what: 'file' } as const;

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function say(chat: Chat, words: string): Turn {
  return tell(chat, typed(chat, words));
}

/** An order of one publication, and what the office did with it. */
function publication(acts: OrderAct[]): Chat {
  const chat = registered();
  const order = newOrder(orderCodeAt(0), [{ code: 'PUB-2025', request: null }], false);
  const placed = { ...chat, office: { ...chat.office, orders: [order] } };
  return tell(served(placed, acts), { type: 'status' }).chat;
}

const INVOICED: OrderAct[] = ['accept', 'prepare', 'sendInvoice'];

function awaitingPayment(): Chat {
  const approved = play(publication(INVOICED), ['act.approveInvoice']);
  return tell(served(approved, ['enterBillingCode']), { type: 'status' }).chat;
}

function answersOf(chat: Chat): string[] {
  return asked(chat).answers.map(({ id }) => id.split(':')[0] ?? '');
}

describe('"sudah bayar"', () => {
  it.each(['sudah bayar', 'udah kak', 'sudah'])('asks for the NTPN, and hands it on as typed ("%s")', (words) => {
    const claimed = say(awaitingPayment(), words);
    // who goes away now is checked all the same
    expect(commandsOf(claimed)).toMatchObject([{ act: 'claimPaid', ntpn: '' }]);
    expect([where(claimed.chat), keysOf(claimed)]).toEqual(['orders.claimNtpn', ['acted.claimed']]);
    const turn = say(claimed.chat, 'a2b 0000000000012');
    expect(commandsOf(turn)).toMatchObject([{ act: 'claimPaid', ntpn: 'a2b 0000000000012' }]);
    expect(keysOf(turn)).toEqual(['acted.ntpn']);
  });

  it('takes the NTPN later, and another one while it is checked', () => {
    const card = tell(say(say(awaitingPayment(), 'sudah bayar').chat, 'lewati').chat, { type: 'status' }).chat;
    expect(answersOf(card)).toContain('act.claimPaid');
    const asks = say(card, 'beri tahu ntpn');
    expect([where(asks.chat), commandsOf(asks)]).toEqual(['orders.claimNtpn', []]);
    const told = say(asks.chat, 'A2B0000000000012').chat;
    const again = say(tell(told, { type: 'status' }).chat, 'sudah bayar');
    expect([where(again.chat), commandsOf(again)]).toEqual(['orders.claimNtpn', []]);
    expect(commandsOf(say(again.chat, 'A2B0000000000013'))).toMatchObject([{ ntpn: 'A2B0000000000013' }]);
  });

  it('says nothing of a draft that goes on, whatever the office did meanwhile', () => {
    const settling = served(play(dataInvoiced(registered()), ['act.approveInvoice']), ['enterBillingCode']);
    const sent = tell(settling, FILE).chat;
    const claimed = say(play(sent, ['file.agreement']), 'sudah bayar').chat;
    const asks = served(claimed, ['acceptAgreement']);
    expect(where(asks)).toBe('orders.claimNtpn');
    const odd = say(asks, 'A2B00000000012');
    expect([where(odd.chat), commandsOf(odd)]).toEqual(['orders.claimNtpnAgain', []]);
    const done = say(odd.chat, 'A2B0000000000012');
    expect([keysOf(done), commandsOf(done)]).toMatchObject([['acted.ntpn'], [{ ntpn: 'A2B0000000000012' }]]);
  });

  it('is over when the treasurer is done first', () => {
    const asks = say(awaitingPayment(), 'sudah bayar').chat;
    expect(where(served(asks, ['confirmPayment']))).toBe('orders.card');
    expect(where(served(say(asks, '12345').chat, ['reportPaymentMissing']))).toBe('orders.card');
  });

  it('needs no NTPN, and refuses no odd one', () => {
    const asks = say(awaitingPayment(), 'sudah bayar').chat;
    for (const none of ['lewati', 'sudah', 'udah kak', 'belum ada']) {
      const turn = say(asks, none);
      expect([none, commandsOf(turn), keysOf(turn)]).toEqual([none, [], ['claim.later']]);
    }
    // asked once more, then handed on: the treasurer looks it up
    const odd = say(asks, '12345');
    expect([asked(odd.chat).text.key, commandsOf(odd)]).toEqual(['claim.ntpnOdd', []]);
    for (const as of ['teruskan', 'lewati', '12345']) {
      expect([as, commandsOf(say(odd.chat, as))]).toMatchObject([as, [{ ntpn: '12345' }]]);
    }
    expect(commandsOf(say(odd.chat, '1234567'))).toMatchObject([{ ntpn: '1234567' }]);
  });

  it('is not a photo', () => {
    const waiting = awaitingPayment();
    const told = tell(waiting, PHOTO);
    expect([where(told.chat), keysOf(told), commandsOf(told)]).toEqual(['orders.card', ['claim.photo'], []]);
    expect(keysOf(tell(say(waiting, 'sudah bayar').chat, PHOTO))).toEqual(['claim.photoHere']);
    expect(keysOf(tell(publication(INVOICED), PHOTO))).toEqual(['unreadable.file']);
  });

  it.each<[string, OrderAct[], string[], string]>([
    ['before the invoice', [], [], 'claim.beforeInvoice'],
    ['while it is prepared', ['accept'], [], 'claim.beforeInvoice'],
    ['before it is approved', INVOICED, [], 'claim.beforeApproval'],
    ['before there is a code', INVOICED, ['act.approveInvoice'], 'claim.beforeCode'],
  ])('says what comes first, %s', (_when, acts, answers, key) => {
    const chat = tell(play(publication(acts), answers), { type: 'status' }).chat;
    const turn = say(chat, 'sudah bayar');
    expect([where(turn.chat), keysOf(turn), commandsOf(turn)]).toEqual(['orders.card', [key], []]);
  });

  it('is no search and no description', () => {
    const asks = play(publication(INVOICED), ['act.requestInvoiceCorrection']);
    const search = play(tell(publication(INVOICED), { type: 'menu' }).chat, ['menu.search']);
    for (const words of ['sudah bayar', 'udah transfer kak']) {
      for (const chat of [asks, search]) expect([words, where(say(chat, words).chat)]).toEqual([words, 'orders.card']);
    }
  });
});

describe('signing the agreement', () => {
  const settling = play(dataInvoiced(registered()), ['act.approveInvoice']);

  it('follows the approval at once', () => {
    const turn = tell(dataInvoiced(registered()), { type: 'answer', id: `act.approveInvoice:0.0.0:${orderCodeAt(0)}` });
    expect([where(turn.chat), keysOf(turn)[0]]).toEqual(['orders.card', 'acted.approved.and']);
    expect(linksOf(turn)).toContain('link.agreement');
    expect(answersOf(turn.chat)).toContain('act.submitAgreement');
  });

  it('takes the file, shows its checksum, and the reason when it is returned', () => {
    const asks = play(settling, ['act.submitAgreement']);
    expect([where(asks), asked(asks).accepts]).toEqual(['orders.signing', 'file']);
    const sent = tell(asks, FILE);
    expect(commandsOf(sent)).toMatchObject([{ act: 'submitAgreement', fileId: 'file-1' }]);
    expect(JSON.stringify(sent.says)).toContain('"checksum":"9f86d081884c"');
    const returned = served(tell(sent.chat, { type: 'menu' }).chat, ['returnAgreement']);
    expect(JSON.stringify(asked(returned).text)).toContain('Meterai belum ada.');
    expect(answersOf(returned)).toContain('act.submitAgreement');
    expect(where(tell(asks, { type: 'cancel' }).chat)).toBe('orders.card');
  });

  it('asks for the stamp that the document asks for, if any', () => {
    const asks = play(settling, ['act.submitAgreement']);
    expect(asked(asks).text).toEqual(text('agreement.how', { stampDuty: 10_000 }));
    const { order } = asks.state.context;
    const unstamped = { ...order, agreement: order?.agreement && { ...order.agreement, stampDuty: 0 } } as typeof order;
    const context = { ...asks.state.context, order: unstamped };
    expect(asked({ ...asks, state: { ...asks.state, context } }).text).toEqual(text('agreement.howUnstamped'));
  });

  it('takes a file at the card, too', () => {
    expect(commandsOf(tell(settling, FILE))).toMatchObject([{ act: 'submitAgreement', fileId: 'file-1' }]);
  });

  it('asks what a file is while a payment is awaited as well', () => {
    const waiting = served(settling, ['enterBillingCode']);
    const which = tell(waiting, FILE);
    expect([where(which.chat), commandsOf(which)]).toEqual(['orders.whichFile', []]);
    expect(answersOf(which.chat)).toEqual(['file.agreement', 'file.slip', 'file.none']);
    const slip = say(which.chat, 'bukti bayar');
    expect([where(slip.chat), keysOf(slip), commandsOf(slip)]).toEqual(['orders.card', ['claim.slip'], []]);
    const agreement = tell(which.chat, { type: 'answer', id: `file.agreement:${orderCodeAt(0)}` });
    expect(commandsOf(agreement)).toMatchObject([{ act: 'submitAgreement', fileId: 'file-1' }]);
    const none = say(which.chat, 'bukan keduanya').chat;
    expect([where(none), none.state.context.words]).toEqual(['orders.card', '']);
  });

  it('takes "sudah bayar" for the slip, and says when the file is not used', () => {
    const which = tell(served(settling, ['enterBillingCode']), FILE).chat;
    const slip = say(which, 'sudah bayar kak');
    expect([where(slip.chat), keysOf(slip)]).toEqual(['orders.card', ['claim.slip']]);
    for (const [word, at] of [
      ['menu', 'menu'],
      ['status', 'orders.card'],
      [orderCodeAt(0), 'orders.card'],
    ] as const) {
      const left = say(which, word);
      expect([word, where(left.chat), keysOf(left)[0]]).toEqual([word, at, 'agreement.fileUnused']);
      expect(left.chat.state.context.parked).toBeNull();
    }
  });

  it('asks a payer abroad whether a file is the proof or the agreement', () => {
    const abroad = play(dataInvoiced(registeredAbroad()), ['act.approveInvoice']);
    const which = tell(abroad, FILE).chat;
    expect(answersOf(which)).toEqual(['file.proof', 'file.agreement', 'file.none']);
    expect(commandsOf(say(which, 'bukti transfer'))).toMatchObject([{ act: 'submitProof', fileId: 'file-1' }]);
  });
});

describe('the news while it is settled', () => {
  it('brings the billing code again before it ends', () => {
    const waiting = awaitingPayment();
    const { office, news } = officeDoes(waiting.office, orderCodeAt(0), 'remindPayment', 'system');
    if (news === null) throw new Error('Nobody was told');
    const turn = tell({ ...waiting, office }, news);
    expect(keysOf(turn)[0]).toBe('news.billingEnds');
    expect(turn.says).toContainEqual({ kind: 'code', value: '820261122000001' });
  });

  it('says both sides on the card', () => {
    const chat = served(play(dataInvoiced(registered()), ['act.approveInvoice']), ['enterBillingCode']);
    const card = JSON.stringify(asked(chat).text);
    expect(card).toContain('stand.awaitingPayment');
    expect(card).toContain('stand.agreement.awaiting');
  });
});

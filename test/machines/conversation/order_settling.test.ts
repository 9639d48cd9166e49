/** Paying and signing (standard B10-11, R16-18): claims, photos, proofs and signed agreements in the chat. */
import { describe, expect, it } from 'vitest';
import type { OrderAct } from '../../../machines/order/machine.ts';
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
    const asks = say(awaitingPayment(), words).chat;
    expect(where(asks)).toBe('orders.claimNtpn');
    const turn = say(asks, 'a2b 0000000000012');
    expect(commandsOf(turn)).toMatchObject([{ act: 'claimPaid', ntpn: 'a2b 0000000000012' }]);
    expect(keysOf(turn)).toEqual(['acted.claimed']);
  });

  it('needs no NTPN, and refuses no odd one', () => {
    const asks = say(awaitingPayment(), 'sudah bayar').chat;
    for (const none of ['lewati', 'sudah', 'udah kak']) {
      expect([none, commandsOf(say(asks, none))]).toMatchObject([none, [{ act: 'claimPaid', ntpn: '' }]]);
    }
    const odd = say(asks, '12345');
    expect([commandsOf(odd), keysOf(odd)]).toMatchObject([[{ ntpn: '12345' }], ['claim.ntpnOdd', 'acted.claimed']]);
    for (const no of ['tidak jadi', 'belum bayar']) expect([no, commandsOf(say(asks, no))]).toEqual([no, []]);
  });

  it('is not a photo', () => {
    const waiting = awaitingPayment();
    const told = tell(waiting, PHOTO);
    expect([where(told.chat), keysOf(told), commandsOf(told)]).toEqual(['orders.card', ['claim.photo'], []]);
    expect(keysOf(tell(say(waiting, 'sudah bayar').chat, PHOTO))).toEqual(['claim.photo']);
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
    const turn = tell(dataInvoiced(registered()), { type: 'answer', id: `act.approveInvoice:${orderCodeAt(0)}` });
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

import { beforeEach, describe, expect, it } from 'vitest';
import { createSender } from '../../../bots/telegram/send.ts';
import { TIMING } from '../../../bots/telegram/timing.ts';
import { TelegramClient } from '../../../bots/telegram/client.ts';
import { addressOf, openSenderOffice, text } from './sender_office.ts';
import type { SenderOffice } from './sender_office.ts';

let office: SenderOffice;

beforeEach(async () => {
  office = await openSenderOffice();
});

const methods = () => office.telegram.calls.map(({ method }) => method);
const refusal = (status: number, description: string) => ({ kind: 'status' as const, status, description });

describe('a chat that nothing reaches any more', () => {
  it('when the person has blocked the bot', async () => {
    await office.person.block();
    expect(await office.send(text('Halo'))).toEqual({
      kind: 'failed',
      reason: 'TELEGRAM_REFUSED: Forbidden: bot was blocked by the user',
      unreachable: true,
    });
  });

  it.each([
    [403, 'Forbidden: user is deactivated'],
    [403, "Forbidden: bot can't initiate conversation with a user"],
    [400, 'Bad Request: chat not found'],
    [400, 'Bad Request: user is deactivated'],
    [400, 'Bad Request: PEER_ID_INVALID'],
  ])('when Telegram says %i %s', async (status, description) => {
    office.telegram.fault(refusal(status, description));
    expect(await office.send(text('Halo'))).toMatchObject({ kind: 'failed', unreachable: true });
  });
});

describe('a message that Telegram refuses', () => {
  it('fails with its words, and only this message', async () => {
    office.telegram.fault(refusal(400, 'Bad Request: message text is empty'));
    expect(await office.send(text('Halo'))).toEqual({
      kind: 'failed',
      reason: 'TELEGRAM_REFUSED: Bad Request: message text is empty',
    });
    expect(await office.send(text('Halo lagi'))).toEqual({ kind: 'sent' });
  });

  it('for its markup goes once more without', async () => {
    office.telegram.fault(refusal(400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 3"));
    expect(await office.send(text('*Halo* a<b', ['Ya']))).toEqual({ kind: 'sent' });
    expect(office.said()).toMatchObject([{ text: 'Halo a<b', entities: [], buttons: [[{ text: 'Ya' }]] }]);
    expect(office.telegram.calls.map(({ payload }) => payload['parse_mode'])).toEqual(['HTML', undefined]);
  });

  it('for the address of its button goes once more with a line', async () => {
    const description = "Bad Request: inline keyboard button URL 'https://pst.lan/x' is invalid: Wrong HTTP URL";
    office.telegram.fault(refusal(400, description));
    const sent = await office.send({ kind: 'link', text: 'Invoice', label: 'Unduh', url: 'https://pst.lan/x' });
    expect(sent).toEqual({ kind: 'sent' });
    expect(office.said()).toMatchObject([{ text: 'Invoice\n\nUnduh: https://pst.lan/x', buttons: [] }]);
  });
});

describe('what is kept for later without counting as an attempt', () => {
  it('by 429, as long as Telegram says, and for this chat only', async () => {
    const other = await office.another();
    office.telegram.fault({
      ...refusal(429, 'Too Many Requests: retry after 7'),
      retryAfter: 7,
      chat: office.person.id,
      times: 2,
    });
    expect(await Promise.all([office.send(text('Halo')), office.send(text('Halo'), {}, other)])).toEqual([
      {
        kind: 'later',
        afterMs: 7_000,
        reason: 'TELEGRAM_SLOW_DOWN: Too Many Requests: retry after 7',
        attempt: false,
      },
      { kind: 'sent' },
    ]);
    expect(office.said(other)).toHaveLength(1);
  });

  it('by a token that Telegram does not know', async () => {
    const client = new TelegramClient({ token: '1:wrong', apiRoot: office.telegram.url });
    const sender = createSender({ ctx: office.ctx, client, timing: TIMING });
    const outgoing = { id: 1, body: text('Halo'), bubbles: 0, doubts: 0, unasked: false };
    expect(await sender.send(addressOf(office.telegram, office.person), outgoing)).toMatchObject({
      kind: 'later',
      attempt: false,
    });
  });

  it('by a line that is down', async () => {
    await office.telegram.close();
    expect(await office.send(text('Halo'))).toEqual({
      kind: 'later',
      afterMs: 10_000,
      reason: 'TELEGRAM_NETWORK: ECONNREFUSED',
      attempt: false,
    });
  });
});

describe('a message of which it is not known whether it went', () => {
  const uncertain = [
    ['the connection broke after it', { kind: 'reset-after' }, 2],
    ['the connection broke before it', { kind: 'reset-before' }, 1],
    ['Telegram answered 502', refusal(502, 'Bad Gateway'), 1],
  ] as const;

  it.each(uncertain)('is sent again, when %s', async (_what, fault, seen) => {
    office.telegram.fault({ ...fault, method: 'sendMessage' });
    expect(await office.send(text('Halo'), { id: 7 })).toMatchObject({ kind: 'unknown' });
    expect(await office.send(text('Halo'), { id: 7, doubts: 1 })).toEqual({ kind: 'sent' });
    expect(office.said()).toHaveLength(seen);
    expect(methods()).toEqual(['sendMessage', 'sendChatAction', 'sendMessage']);
  });

  it('waits until the line is well again', async () => {
    const ill = office.telegram.fault({ kind: 'reset-after', times: Infinity });
    expect(await office.send(text('Halo'), { id: 7 })).toMatchObject({ kind: 'unknown' });
    for (let at = 0; at < 5; at += 1) {
      expect(await office.send(text('Halo'), { id: 7, doubts: 1 })).toMatchObject({ kind: 'later', attempt: false });
    }
    ill.end();
    expect(await office.send(text('Halo'), { id: 7, doubts: 1 })).toEqual({ kind: 'sent' });
    expect(office.said()).toHaveLength(2);
  });

  it('waits as long as a 429 to the question says', async () => {
    office.telegram.fault({ kind: 'reset-after', method: 'sendMessage' });
    expect(await office.send(text('Halo'), { id: 7 })).toMatchObject({ kind: 'unknown' });
    office.telegram.fault({ ...refusal(429, 'Too Many Requests: retry after 3'), retryAfter: 3 });
    expect(await office.send(text('Halo'), { id: 7, doubts: 1 })).toMatchObject({ kind: 'later', afterMs: 3_000 });
    expect(office.said()).toHaveLength(1);
  });

  it('is given up when the person has blocked the bot meanwhile', async () => {
    office.telegram.fault({ kind: 'reset-before', method: 'sendMessage' });
    expect(await office.send(text('Halo'), { id: 7 })).toMatchObject({ kind: 'unknown' });
    await office.person.block();
    expect(await office.send(text('Halo'), { id: 7, doubts: 1 })).toMatchObject({ kind: 'failed', unreachable: true });
  });
});

it('what nobody asked for is held to 30 a second over all chats; answers are not', async () => {
  const other = await office.another();
  const unasked = await Promise.all(
    Array.from({ length: 31 }, (_, at) => office.send(text(`Kabar ${at}`), { unasked: true }, other)),
  );
  expect(unasked.slice(0, 30).every(({ kind }) => kind === 'sent')).toBe(true);
  expect(unasked[30]).toMatchObject({ kind: 'later', afterMs: 1_000, attempt: false });
  expect(await office.send(text('Jawaban'))).toEqual({ kind: 'sent' });
  office.pass(1_000);
  expect(await office.send(text('Kabar 30'), { unasked: true }, other)).toEqual({ kind: 'sent' });
  expect(office.said(other)).toHaveLength(31);
});

import { describe, expect, it } from 'vitest';
import type { TurnDoor } from '../../../bots/channel.ts';
import type { Page, Problem } from '../../../bots/webchat/protocol.ts';
import { openChat, said, Visitor } from './chat.ts';

async function openVisitor(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await openChat(options);
  const visitor = new Visitor(chat);
  await visitor.start();
  return { chat, visitor };
}

describe('a message', () => {
  it('is answered with the outcome of its turn and everything the page does not have yet', async () => {
    const { visitor } = await openVisitor();
    const before = await visitor.history();
    const after = before.at(-1)?.id ?? 0;
    const reply = await visitor.post<{ outcome: string } & Page>('/messages', {
      id: 'first-message',
      after,
      body: { kind: 'text', text: 'menu' },
    });
    expect(reply.status).toBe(200);
    expect(reply.body.outcome).toBe('committed');
    expect(reply.body.messages[0]).toMatchObject({ from: 'customer', key: 'first-message', text: 'menu' });
    expect([...before, ...reply.body.messages]).toEqual(await visitor.history());
    expect(reply.body.messages.length).toBeGreaterThan(1);
  });

  it('sent again under its id is the same message', async () => {
    const { visitor } = await openVisitor();
    expect((await visitor.say('halo', 'the-same-id')).body.outcome).toBe('committed');
    const after = await visitor.history();
    expect((await visitor.say('halo', 'the-same-id')).body.outcome).toBe('duplicate');
    const twice = await Promise.all([visitor.say('hai', 'another-id'), visitor.say('hai', 'another-id')]);
    expect(twice.map(({ body }) => body.outcome).toSorted()).toEqual(['committed', 'duplicate']);
    expect((await visitor.history()).slice(0, after.length)).toEqual(after);
    expect(said(await visitor.history())).toEqual(['halo', 'hai']);
  });

  it('may be a tapped choice: the pressed label stays as what was said', async () => {
    const { visitor } = await openVisitor();
    const body = { kind: 'choice', token: 'consent.yes', label: 'Setuju' };
    expect((await visitor.post('/messages', { id: 'tapped-choice', body })).status).toBe(200);
    expect((await visitor.history()).find(({ from }) => from === 'customer')).toMatchObject({
      kind: 'choice',
      label: 'Setuju',
    });
  });

  it('of ten in one second is kept, each of them', async () => {
    const { visitor } = await openVisitor();
    const texts = Array.from({ length: 10 }, (_, at) => `pesan ${at}`);
    const replies = await Promise.all(texts.map((text) => visitor.say(text)));
    expect(replies.map(({ status }) => status)).toEqual(texts.map(() => 200));
    expect(said(await visitor.history()).toSorted()).toEqual(texts);
  });

  it.each([
    ['20.000 characters', 'a'.repeat(20_000)],
    ['20.000 characters of three bytes', 'م'.repeat(20_000)],
    ['emoji', '👍🏽👨‍👩‍👧‍👦'],
    ['right-to-left text', 'مرحبا\u202eabc'],
    ['markup and HTML', '*<b onclick="x()">`&amp;`</b>*'],
  ])('of %s arrives as it was written', async (_what, text) => {
    const { visitor } = await openVisitor();
    expect((await visitor.say(text)).status).toBe(200);
    expect(said(await visitor.history())).toEqual([text]);
  });

  it('of more than 64 KB is refused kindly, in the language of the page', async () => {
    const { visitor } = await openVisitor();
    const { status, body } = await visitor.post<Problem>('/messages', {
      id: 'much-too-long',
      body: { kind: 'text', text: 'a'.repeat(65_536) },
    });
    expect(status).toBe(413);
    expect(body).toEqual({
      error: 'too_long',
      message: 'Pesan ini terlalu panjang. Mohon kirim dalam beberapa bagian, atau sebagai berkas PDF.',
    });
    expect(said(await visitor.history())).toEqual([]);
  });

  const body = { kind: 'text', text: 'halo' };
  it.each([
    ['is no JSON', '{"id":'],
    ['is JSON of another shape', '[1]'],
    ['is nothing', ''],
    ['has no id', { body }],
    ['has the id of the greeting', { id: 'start', body }],
    ['has the id of an event', { id: 'event:12345', body }],
    ['has the id of a reply', { id: 'message-1#0', body }],
    ['has an endless id', { id: 'a'.repeat(65), body }],
    ['says nothing', { id: 'message-1', body: { kind: 'text', text: ' \n' } }],
    ['has a number for a text', { id: 'message-1', body: { kind: 'text', text: 7 } }],
    ['is of a kind that browsers do not send', { id: 'message-1', body: { kind: 'file', fileId: 'x' } }],
    ['is a choice without token', { id: 'message-1', body: { kind: 'choice', label: 'Setuju' } }],
    ['has a cursor that is no number', { id: 'message-1', after: '1 or 1', body }],
  ])('that %s is refused and leaves nothing', async (_what, posted) => {
    const { visitor } = await openVisitor();
    const { status, body: problem } = await visitor.post<Problem>('/messages', posted);
    expect(status).toBe(400);
    expect(problem.error).toBe('bad_request');
    expect(said(await visitor.history())).toEqual([]);
  });

  it('that cannot be taken now is answered so that the page tries again, and then arrives once', async () => {
    let broken = false;
    const door = (turns: TurnDoor): TurnDoor => ({
      receive: (inbound) => (broken ? Promise.reject(new Error('out of order')) : turns.receive(inbound)),
    });
    const { visitor } = await openVisitor({ door });
    broken = true;
    const { status, body: problem } = await visitor.post<Problem>('/messages', { id: 'patience-1', body });
    expect([status, problem.error]).toEqual([503, 'unavailable']);
    broken = false;
    expect((await visitor.say('halo', 'patience-1')).body.outcome).toBe('committed');
    expect(said(await visitor.history())).toEqual(['halo']);
  });

  it('can be sent although the greeting failed at first: the session is kept', async () => {
    let broken = true;
    const door = (turns: TurnDoor): TurnDoor => ({
      receive: (inbound) => (broken ? Promise.reject(new Error('out of order')) : turns.receive(inbound)),
    });
    const chat = await openChat({ door });
    const visitor = new Visitor(chat);
    expect((await visitor.post('/start')).status).toBe(503);
    broken = false;
    expect((await visitor.start()).messages.length).toBeGreaterThan(0);
    expect(await chat.ctx.db.read.webchatSession.count()).toBe(1);
  });
});

describe('the history', () => {
  it('comes newest page first, and page by page back to the first word without gap or double', async () => {
    const { visitor } = await openVisitor();
    for (let at = 0; at < 40; at += 1) await visitor.say(`pesan ${at}`);
    const pages: Page[] = [];
    let before = '';
    do {
      const { body } = await visitor.request<Page>('GET', `/history${before}`);
      pages.unshift(body);
      before = `?before=${body.messages[0]?.id}`;
    } while (pages[0]?.more);
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.flatMap(({ messages }) => messages);
    expect(all.map(({ id }) => id)).toEqual([...new Set(all.map(({ id }) => id))].toSorted((a, b) => a - b));
    expect(said(all)).toEqual(Array.from({ length: 40 }, (_, at) => `pesan ${at}`));
    expect(all[0]?.from).toBe('office');
  });

  it('belongs to one chat only', async () => {
    const { chat, visitor } = await openVisitor();
    await visitor.say('rahasia');
    const other = new Visitor(chat);
    await other.start();
    for (const path of ['/history', '/history?after=0', '/history?before=999999']) {
      const { body } = await other.request<Page>('GET', path);
      expect(JSON.stringify(body)).not.toContain('rahasia');
    }
  });
});

describe('a page that was opened by a link', () => {
  const link = { id: `start-${'0'.repeat(24)}`, payload: 'product_TIDAK-ADA' };

  it('begins a new chat with where it leads, and opens it in one that is there; nobody wrote that', async () => {
    const chat = await openChat();
    const visitor = new Visitor(chat);
    const first = await visitor.post<Page>('/start', { link });
    expect(first.body.messages.map((message) => 'text' in message && message.text)).toEqual([
      expect.stringContaining('setelah'),
      expect.stringContaining('Apakah Bapak/Ibu setuju?'),
    ]);
    await visitor.say('setuju');
    const again = await visitor.post<Page>('/start', { link });
    expect(
      again.body.messages.filter((message) => 'text' in message && message.text.includes('tautan itu')),
    ).toHaveLength(2);
    // sent again because the answer got lost
    expect((await visitor.post<Page>('/start', { link })).body.messages).toEqual(again.body.messages);
    expect(said(await visitor.history())).toEqual(['setuju']);
  });

  it.each([{ id: 'first-message', payload: 'x' }, { id: link.id, payload: 'a b' }, { id: link.id }])(
    'is refused what is no link: %j',
    async (forged) => {
      const visitor = new Visitor(await openChat());
      expect((await visitor.post('/start', { link: forged })).status).toBe(400);
    },
  );
});

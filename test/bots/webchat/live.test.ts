import { describe, expect, it } from 'vitest';
import { officeSays, openChat, Visitor } from './chat.ts';

async function openVisitor(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await openChat(options);
  const visitor = new Visitor(chat);
  const { chat: id, messages } = await visitor.start();
  return { chat, visitor, id, newest: messages.at(-1)?.id ?? 0 };
}

describe('an open page', () => {
  it('is told which chat it is, its language, and then everything new, with the message id as event id', async () => {
    const { chat, visitor, id, newest } = await openVisitor();
    const page = await visitor.events({ after: newest });
    expect(await page.next()).toEqual({ event: 'hello', data: id });
    expect(await page.next()).toEqual({ event: 'language', data: 'id' });
    await officeSays(chat, id, 'Pesanan selesai');
    const event = await page.next();
    expect(event).toMatchObject({ event: 'message', data: { from: 'office', text: 'Pesanan selesai' } });
    expect(event).toMatchObject({ id: (await visitor.history()).at(-1)?.id });
  });

  it('in two tabs shows the same, what was said in the other as well', async () => {
    const { visitor, newest } = await openVisitor();
    const tabs = [await visitor.events({ after: newest }), await visitor.events({ after: newest })];
    const replies = [await visitor.say('halo'), await visitor.say('menu'), await visitor.say('bantuan')];
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const all = (await visitor.history()).filter(({ id }) => id > newest);
    for (const tab of tabs) expect(await tab.messages(all.length)).toEqual(all);
  });

  it('gets nothing twice because another tab has to catch up', async () => {
    const { visitor } = await openVisitor();
    await visitor.say('halo');
    const all = await visitor.history();
    const upToDate = await visitor.events({ after: all.at(-1)?.id ?? 0 });
    expect((await upToDate.next())?.event).toBe('hello');
    expect((await upToDate.next())?.event).toBe('language');
    const late = await visitor.events({ after: 0 });
    expect(await late.messages(all.length)).toEqual(all);
    await visitor.say('lagi', 'the-next-one');
    expect(await upToDate.messages(1)).toMatchObject([{ key: 'the-next-one' }]);
  });

  it('resumes after a break where it was, without gap or double, while the talk goes on', async () => {
    const { visitor, newest } = await openVisitor();
    const talk = (async () => {
      for (let at = 0; at < 30; at += 1) await visitor.say(`pesan ${at}`);
    })();
    const seen: number[] = [];
    let last = newest;
    for (const take of [1, 7, 2, 13, 5]) {
      const page = await visitor.events({ after: 0, lastEventId: last });
      const messages = await page.messages(take);
      page.close();
      seen.push(...messages.map(({ id }) => id));
      last = seen.at(-1) ?? last;
    }
    await talk;
    const all: number[] = [];
    for (let after = newest; ; after = all.at(-1) ?? after) {
      const { body } = await visitor.request<{ messages: { id: number }[] }>('GET', `/history?after=${after}`);
      if (body.messages.length === 0) break;
      all.push(...body.messages.map(({ id }) => id));
    }
    const rest = await (await visitor.events({ after: last })).messages(all.length - seen.length);
    expect([...seen, ...rest.map(({ id }) => id)]).toEqual(all);
  });

  it('that was away for long gets all of it, more than one page', async () => {
    const { visitor, newest } = await openVisitor();
    for (let at = 0; at < 40; at += 1) await visitor.say(`pesan ${at}`);
    const messages = await (await visitor.events({ after: newest })).messages(80);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(80);
  });

  it('hears nothing of other chats', async () => {
    const { chat, visitor, id, newest } = await openVisitor();
    const other = new Visitor(chat);
    const started = await other.start();
    const page = await other.events({ after: started.messages.at(-1)?.id ?? 0 });
    await visitor.say('rahasia');
    await officeSays(chat, id, 'juga rahasia');
    await officeSays(chat, started.chat, 'untuk yang lain');
    expect(await page.messages(1)).toMatchObject([{ text: 'untuk yang lain' }]);
    expect(newest).toBeGreaterThan(0);
  });

  it('is told when the conversation changes its language', async () => {
    const { visitor, newest } = await openVisitor();
    const page = await visitor.events({ after: newest });
    await visitor.say('english');
    const events = [];
    while (events.filter(({ event }) => event === 'language').length < 2) {
      const event = await page.next();
      if (!event) break;
      events.push(event);
    }
    expect(events.filter(({ event }) => event === 'language').map(({ data }) => data)).toEqual(['id', 'en']);
  });

  it('hears from the office every so often, lest a proxy drops the connection', async () => {
    const { visitor, newest } = await openVisitor({ pingMs: 5 });
    const response = await visitor.fetch('GET', `/events?after=${newest}`);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-store');
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      if (text.includes('event: ping')) break;
    }
    expect(text).toContain('event: ping');
  });

  it('is let go when the program stops', async () => {
    const { chat, visitor, newest } = await openVisitor();
    const page = await visitor.events({ after: newest });
    await page.next();
    await page.next();
    await chat.channel.stop();
    expect(await page.next()).toBeUndefined();
  });
});

describe('a page that is not open', () => {
  it('finds what was sent meanwhile when it comes back', async () => {
    const { chat, visitor, id } = await openVisitor();
    await officeSays(chat, id, 'Tagihan siap');
    expect((await visitor.history()).at(-1)).toMatchObject({ from: 'office', text: 'Tagihan siap' });
  });
});

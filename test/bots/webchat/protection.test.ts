import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../bots/webchat/protocol.ts';
import { openChat, said, Visitor } from './chat.ts';

const POSTS = ['/start', '/messages', '/files', '/alive', '/handover', '/end'];

describe('a request that changes something', () => {
  it.each([
    ['without the header of our page', { 'x-gerai-chat': '' }],
    ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
  ])('%s is refused wherever it goes', async (_what, headers: Record<string, string>) => {
    const chat = await openChat();
    const visitor = new Visitor(chat);
    await visitor.start();
    for (const path of POSTS) {
      const body = JSON.stringify({ id: 'forged-message', body: { kind: 'text', text: 'dipalsukan' } });
      const forged = await visitor.request<Problem>('POST', path, {
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      expect([path, forged.status, forged.body.error]).toEqual([path, 403, 'not_same_origin']);
    }
    expect(said(await visitor.history())).toEqual([]);
    expect(await chat.ctx.db.read.webchatSession.count()).toBe(1);
  });

  it.each([
    ['from the public address, behind a proxy', { origin: 'https://pst.example' }],
    ['from a browser that says nothing about itself', { origin: '', 'sec-fetch-site': 'same-origin' }],
  ])('%s is taken', async (_what, headers: Record<string, string>) => {
    const chat = await openChat();
    expect((await new Visitor(chat).request('POST', '/start', { headers })).status).toBe(200);
  });
});

describe('too many requests', () => {
  it('of one browser are refused kindly; others are not affected', async () => {
    const chat = await openChat({ limits: { perSession: 3 } });
    const hasty = new Visitor(chat);
    await hasty.start();
    const statuses = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await hasty.say('halo')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const { body, headers } = await hasty.post<Problem>('/messages', {});
    expect(body).toMatchObject({ error: 'slow_down', message: expect.stringContaining('tunggu') });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const calm = new Visitor(chat);
    await calm.start();
    expect((await calm.say('halo')).status).toBe(200);
  });

  it('for new chats from one address are refused; a chat that exists goes on', async () => {
    const chat = await openChat({ limits: { newChatsPerAddress: 2 } });
    const known = new Visitor(chat);
    await known.start();
    await new Visitor(chat).start();
    expect((await new Visitor(chat).post('/start')).status).toBe(429);
    expect((await known.post('/start')).status).toBe(200);
  });

  it('from one address are refused, whatever they are; the page itself is not', async () => {
    const chat = await openChat({ limits: { perAddress: 2 } });
    const visitor = new Visitor(chat);
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await visitor.fetch('GET', '/history')).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it('of uploads are counted apart', async () => {
    const chat = await openChat({ limits: { uploadsPerSession: 1 } });
    const visitor = new Visitor(chat);
    await visitor.start();
    expect((await visitor.upload(Buffer.from('%PDF-1.7'), 'a.pdf')).status).toBe(200);
    expect((await visitor.upload(Buffer.from('%PDF-1.7'), 'a.pdf')).status).toBe(429);
    expect((await visitor.say('halo')).status).toBe(200);
  });

  it('are not forty chats at once from one address', async () => {
    const chat = await openChat();
    const visitors = Array.from({ length: 40 }, () => new Visitor(chat));
    await Promise.all(visitors.map((visitor) => visitor.start()));
    const replies = await Promise.all(visitors.flatMap((visitor) => [visitor.say('halo'), visitor.say('menu')]));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(await chat.ctx.db.read.conversation.count()).toBe(40);
  });
});

import { describe, expect, it } from 'vitest';
import { runDueTimers } from '../../../services/timers.ts';
import { DAY } from '../../services/workshop.ts';
import { openChat, said, Visitor } from './chat.ts';

const MINUTE = 60_000;

describe('a browser in the web chat', () => {
  it('is nobody before it starts a chat: looking at addresses makes no session', async () => {
    const chat = await openChat();
    const crawler = new Visitor(chat);
    for (const path of ['/history', '/events', '/nowhere']) expect((await crawler.fetch('GET', path)).ok).toBe(false);
    expect(await chat.ctx.db.read.webchatSession.count()).toBe(0);
    expect(await chat.ctx.db.read.conversation.count()).toBe(0);
  });

  it('is greeted once, however often it starts, and finds its conversation again', async () => {
    const chat = await openChat();
    const visitor = new Visitor(chat);
    const first = await visitor.start();
    expect(first.messages.length).toBeGreaterThan(0);
    expect(first.messages.every(({ from }) => from === 'office')).toBe(true);
    await visitor.say('halo');
    const again = await visitor.start();
    expect(again.chat).toBe(first.chat);
    expect(again.messages.slice(0, first.messages.length)).toEqual(first.messages);
    expect(said(again.messages)).toEqual(['halo']);
    expect(await chat.ctx.db.read.message.count({ where: { externalId: 'start' } })).toBe(1);
  });

  it('is greeted in the language of its page', async () => {
    const chat = await openChat();
    const started = await new Visitor(chat).request<{ language: string }>('POST', '/start', {
      headers: { 'x-gerai-chat': 'en' },
    });
    expect(started.body.language).toBe('en');
  });

  it.each([
    ['http://pst.example', false],
    ['https://pst.example', true],
  ])('at %s has a cookie that scripts cannot read and other sites do not send', async (publicUrl, secure) => {
    const chat = await openChat({ publicUrl });
    const { headers } = await new Visitor(chat).post('/start');
    const cookie = headers.getSetCookie().join();
    expect(cookie).toMatch(/^gerai_chat=[\w-]{43}; Max-Age=15552000; Path=\/chat;.*HttpOnly;.*SameSite=Lax$/);
    expect(/; Secure/.test(cookie)).toBe(secure);
  });

  it('is known to the database by the hash of its secret only', async () => {
    const chat = await openChat();
    const visitor = new Visitor(chat);
    await visitor.start();
    const [row] = await chat.ctx.db.read.webchatSession.findMany();
    expect(JSON.stringify(row)).not.toContain(visitor.cookies.get('gerai_chat'));
    expect(row?.tokenHash).toBe(chat.ctx.vault.hashToken(visitor.cookies.get('gerai_chat') ?? ''));
  });

  it('with a forged cookie gets into no chat, and starting gives it one of its own', async () => {
    const chat = await openChat();
    const victim = new Visitor(chat);
    const theirs = await victim.start();
    const [row] = await chat.ctx.db.read.webchatSession.findMany();
    for (const forged of ['x'.repeat(43), row?.tokenHash ?? '', theirs.chat, '%00']) {
      const forger = new Visitor(chat);
      forger.cookies.set('gerai_chat', forged);
      expect((await forger.request('GET', '/history')).status).toBe(401);
      expect((await forger.say('halo')).status).toBe(401);
      expect((await forger.upload(Buffer.from('%PDF-'), 'a.pdf')).status).toBe(401);
      expect((await forger.start()).chat).not.toBe(theirs.chat);
    }
    expect(said(await victim.history())).toEqual([]);
  });

  it('is remembered for 180 days after it was last used', async () => {
    const chat = await openChat();
    const visitor = new Visitor(chat);
    const { chat: first } = await visitor.start();
    chat.pass(179 * DAY);
    expect((await visitor.start()).chat).toBe(first);
    chat.pass(179 * DAY);
    expect((await visitor.say('halo')).status).toBe(200);
    chat.pass(181 * DAY);
    expect((await visitor.say('halo')).status).toBe(401);
    expect((await visitor.start()).chat).not.toBe(first);
  });

  it('may leave: nobody gets into that chat again, and open pages are told', async () => {
    const chat = await openChat();
    const visitor = new Visitor(chat);
    const { chat: first } = await visitor.start();
    const stolen = visitor.cookies.get('gerai_chat') ?? '';
    const page = await visitor.events({ after: 1_000_000 });
    expect((await visitor.post('/end')).status).toBe(204);
    const events = [await page.next(), await page.next(), await page.next(), await page.next()];
    expect(events.map((event) => event?.event)).toEqual(['hello', 'language', 'ended', undefined]);
    expect(visitor.cookies.size).toBe(0);
    visitor.cookies.set('gerai_chat', stolen);
    expect((await visitor.request('GET', '/history')).status).toBe(401);
    expect((await visitor.start()).chat).not.toBe(first);
  });
});

describe('the rows of sessions', () => {
  it('that can never be used again are deleted when a new one is made, at most once an hour', async () => {
    const chat = await openChat();
    const rows = async () => (await chat.ctx.db.read.webchatSession.findMany()).map((row) => row.tokenHash);
    const enter = async (kiosk: boolean) => {
      const visitor = new Visitor(chat, { kiosk });
      await visitor.start();
      const hash = chat.ctx.vault.hashToken(visitor.cookies.values().next().value ?? '');
      expect(await rows()).toContain(hash);
      return { visitor, hash };
    };
    const remembered = await enter(false);
    const ended = await enter(false);
    const left = await enter(true);
    await ended.visitor.post('/end');
    chat.pass(DAY + 1);
    const next = await enter(false);
    expect(new Set(await rows())).toEqual(new Set([remembered.hash, next.hash]));
    await remembered.visitor.start();
    chat.pass(179 * DAY);
    await remembered.visitor.start();
    chat.pass(2 * DAY);
    const latest = await enter(false);
    expect(new Set(await rows())).toEqual(new Set([remembered.hash, latest.hash]));
    expect(await rows()).not.toContain(left.hash);
    expect((await remembered.visitor.say('halo')).status).toBe(200);

    await chat.ctx.db.write((tx) =>
      tx.webchatSession.update({ where: { tokenHash: latest.hash }, data: { endedAt: new Date(0) } }),
    );
    chat.pass(59 * MINUTE);
    await enter(true);
    expect(await rows()).toContain(latest.hash);
    chat.pass(MINUTE);
    await enter(true);
    expect(await rows()).not.toContain(latest.hash);
  });
});

describe('a kiosk', () => {
  it('forgets the person when nobody touched it for two minutes, though the browser is gone', async () => {
    const chat = await openChat();
    const kiosk = new Visitor(chat, { kiosk: true });
    const { chat: first, idleMs } = await kiosk.start();
    expect(idleMs).toBe(2 * MINUTE);
    chat.pass(2 * MINUTE);
    expect((await kiosk.say('halo')).status).toBe(200);
    chat.pass(2 * MINUTE + 1);
    expect((await kiosk.request('GET', '/history')).status).toBe(401);
    expect((await kiosk.fetch('GET', '/events')).status).toBe(401);
    expect((await kiosk.say('halo')).status).toBe(401);
    const next = await kiosk.start();
    expect(next.chat).not.toBe(first);
    expect(said(next.messages)).toEqual([]);
  });

  it('keeps who is still there; looking at it does not count', async () => {
    const chat = await openChat();
    const kiosk = new Visitor(chat, { kiosk: true });
    await kiosk.start();
    for (let times = 0; times < 5; times += 1) {
      chat.pass(1.5 * MINUTE);
      expect((await kiosk.post('/alive')).status).toBe(204);
    }
    chat.pass(1.5 * MINUTE);
    expect((await kiosk.request('GET', '/history')).status).toBe(200);
    chat.pass(MINUTE);
    expect((await kiosk.request('GET', '/history')).status).toBe(401);
  });

  it('tells a page that is still open when the time is over', async () => {
    const chat = await openChat({ pingMs: 10 });
    const kiosk = new Visitor(chat, { kiosk: true });
    const { messages } = await kiosk.start();
    const page = await kiosk.events({ after: messages.at(-1)?.id ?? 0 });
    expect((await page.next())?.event).toBe('hello');
    chat.pass(2 * MINUTE + 1);
    const seen = [await page.next(), await page.next(), await page.next()];
    expect(seen.map((event) => event?.event)).toEqual(['language', 'ended', undefined]);
  });

  it('leaves the chat of the same browser alone, and its cookie ends with the browser', async () => {
    const chat = await openChat();
    const own = new Visitor(chat);
    const kiosk = new Visitor(chat, { kiosk: true });
    const mine = await own.start();
    kiosk.cookies.set('gerai_chat', own.cookies.get('gerai_chat') ?? '');
    const { headers, body } = await kiosk.post<{ chat: string }>('/start');
    expect(body.chat).not.toBe(mine.chat);
    expect(headers.getSetCookie().join()).toMatch(/^gerai_kiosk=/);
    expect(headers.getSetCookie().join()).not.toMatch(/max-age|expires/i);
    await kiosk.post('/end');
    expect((await own.start()).chat).toBe(mine.chat);
  });

  it('cannot be turned into a chat that is remembered', async () => {
    const chat = await openChat();
    const kiosk = new Visitor(chat, { kiosk: true });
    await kiosk.start();
    const own = new Visitor(chat);
    own.cookies.set('gerai_chat', kiosk.cookies.get('gerai_kiosk') ?? '');
    expect((await own.request('GET', '/history')).status).toBe(401);
  });
});

describe('who asked for an officer', () => {
  async function asking(kiosk: boolean) {
    const chat = await openChat();
    const visitor = new Visitor(chat, { kiosk });
    await visitor.start();
    for (const words of ['setuju', 'petugas']) await visitor.say(words);
    const standing = async () => {
      await runDueTimers(chat.ctx);
      return (await chat.ctx.db.read.handover.findFirstOrThrow()).status;
    };
    expect(await standing()).toBe('waiting');
    return { chat, visitor, standing };
  }

  const newest = async (visitor: Visitor) => JSON.stringify((await visitor.history()).at(-1));

  it('at a kiosk is told to stay, and waits no longer once the visit is ended', async () => {
    const { visitor, standing } = await asking(true);
    expect(await newest(visitor)).toContain('tetap di depan layar ini');
    await visitor.post('/end');
    expect(await standing()).toBe('ended');
  });

  it('at a kiosk waits no longer when nobody is at the screen any more, though nobody said so', async () => {
    const { chat, visitor, standing } = await asking(true);
    chat.pass(1.5 * MINUTE);
    await visitor.say('masih di sini');
    chat.pass(2 * MINUTE);
    expect(await standing()).toBe('waiting');
    chat.pass(1);
    expect(await standing()).toBe('ended');
  });

  it('at a kiosk keeps the place in the line while the chat may be gone on with on a phone, and there', async () => {
    for (const scanned of [false, true]) {
      const { chat, visitor, standing } = await asking(true);
      const { url } = (await visitor.post<{ url: string }>('/handover')).body;
      await visitor.post('/end');
      chat.pass(14 * MINUTE);
      expect(await standing()).toBe('waiting');
      const phone = new Visitor(chat);
      const path = new URL(url).pathname.replace('/chat', '');
      if (scanned) await phone.fetch('POST', path, { redirect: 'manual', headers: { 'x-gerai-chat': '' } });
      chat.pass(60 * MINUTE);
      expect(await standing()).toBe(scanned ? 'waiting' : 'ended');
      if (!scanned) continue;
      await phone.say('petugas');
      expect(await newest(phone)).not.toContain('layar ini');
      await phone.post('/end');
      expect(await standing()).toBe('ended');
    }
  });

  it('in a chat of their own waits on when the browser is closed', async () => {
    const { chat, visitor, standing } = await asking(false);
    expect(await newest(visitor)).not.toContain('layar ini');
    chat.pass(3 * DAY);
    expect(await standing()).toBe('waiting');
  });
});

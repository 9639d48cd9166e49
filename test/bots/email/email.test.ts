/** Letters by a real SMTP conversation with a server on the loopback (docs/domain.md 15). */
import { expect, test } from 'vitest';
import { readAccount } from '../../../services/channel_accounts.ts';
import { EMAIL } from '../../../services/email/letter.ts';
import { storeBytes } from '../../../services/files.ts';
import { subjectOf } from '../../fakes/mime.ts';
import { openPostOffice, sent, TO, until } from './post_office.ts';

const QUICK = { answerMs: 300, silenceMs: 300, patienceMs: 200, lookMs: 50 };

test('A letter arrives as plain text and as HTML that say the same, with its file and nothing from elsewhere', async () => {
  const post = await openPostOffice();
  const file = await storeBytes(post.ctx, {
    bytes: Buffer.from('%PDF-1.4 tagihan'),
    name: 'invoice-GP-ABC234.pdf',
    mime: 'application/pdf',
    purpose: 'document',
    owner: 'system',
  });
  const links = [{ label: 'Buka tagihan <PDF>', url: 'https://pst.example/unduh/abc?x=1&y=2' }];
  await post.write('order:1', { files: [file.id], links }, 'Yth. Ibu *Siti* & keluarga,\n\nBaris satu\nbaris <dua>.');
  post.open();
  await sent(post, 1);

  const [mail] = post.server.mails;
  expect(mail).toMatchObject({ from: 'pst@kantor.example', to: [TO] });
  expect(subjectOf(mail ?? { headers: new Map() })).toBe('Tagihan pesanan GP-ABC234');
  expect(mail?.text).toContain('Yth. Ibu Siti & keluarga,\n\nBaris satu\nbaris <dua>.');
  expect(mail?.text).toContain('Buka tagihan <PDF>:\nhttps://pst.example/unduh/abc?x=1&y=2');
  expect(mail?.text).toContain('Karena Anda memesan.');
  expect(mail?.html).toContain('<strong>Siti</strong> &amp; keluarga');
  expect(mail?.html).toContain('Baris satu<br>baris &lt;dua&gt;.');
  expect(mail?.html).toContain('href="https://pst.example/unduh/abc?x=1&amp;y=2"');
  expect(mail?.html).not.toMatch(/<img|<script|<link|url\(/i);
  expect(mail?.files).toEqual([
    { name: 'invoice-GP-ABC234.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4 tagihan') },
  ]);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
});

test('Letters about one order hang together, and no two have the same id', async () => {
  const post = await openPostOffice();
  await post.write('order:1');
  await post.write('order:2');
  await post.write('visit:1', { thread: null });
  post.open();
  await sent(post, 3);
  const heads = post.server.mails.map(({ headers }) => [headers.get('message-id'), headers.get('in-reply-to')]);
  expect(new Set(heads.map(([id]) => id)).size).toBe(3);
  expect(heads.map(([, root]) => root)).toEqual([
    '<gp-abc234@kantor.example>',
    '<gp-abc234@kantor.example>',
    undefined,
  ]);
});

test('What a letter says is sealed where it is kept, and it is written once', async () => {
  const post = await openPostOffice();
  await post.write('order:1');
  await post.write('order:1');
  const bodies = await post.ctx.db.read.message.findMany({ select: { body: true } });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.body).not.toMatch(/siti|tagihan|abc234/i);
});

test('The server is signed in to, and the panel is told when it refuses', async () => {
  const post = await openPostOffice({ user: 'kantor', pass: 'rahasia' });
  post.server.faults.signIn = { status: 535, words: '5.7.8 bad credentials' };
  await post.write('order:1');
  const first = post.open(QUICK);
  const state = async () => (await readAccount(post.ctx, EMAIL))?.state;
  await until(async () => (await state()) === 'refused');
  await until(async () => (await post.rows())[0]?.error !== null);
  expect(await post.rows()).toMatchObject([{ status: 'queued', attempts: 0 }]);
  await first.end();
  post.server.faults = {};
  post.pass(10 * 60_000);
  post.open();
  await sent(post, 1);
  await until(async () => (await state()) === 'connected');
  expect((await readAccount(post.ctx, EMAIL))?.name).toBe('pst@kantor.example');
});

test.each([
  ['a mailbox that does not exist', { recipient: { status: 550, words: '5.1.1 no such user' } }, 'unreachable', true],
  ['a full mailbox for good', { recipient: { status: 552, words: '5.2.2 mailbox full' } }, /552/, false],
  ['a letter that is refused', { letter: { status: 554, words: '5.7.1 spam' } }, /554/, false],
  ['a sender that is refused', { sender: { status: 550, words: '5.7.1 not you' } }, /550/, false],
] as const)('%s is given up at once, and the server has no trouble', async (_what, faults, error, unreachable) => {
  const post = await openPostOffice();
  post.server.faults = faults;
  await post.write('order:1');
  post.open();
  await until(async () => (await post.rows())[0]?.status === 'failed');
  const [row] = await post.rows();
  expect(row?.error).toMatch(error);
  // the server's own words may name the person
  expect(row?.error).not.toMatch(/siti|no such user/i);
  const { unreachableSince } = await post.ctx.db.read.conversation.findFirstOrThrow({ where: { ...EMAIL } });
  expect(unreachableSince !== null).toBe(unreachable);
  await until(async () => (await readAccount(post.ctx, EMAIL))?.state === 'connected');
});

test.each([
  ['the recipient', { recipient: { status: 451, words: '4.7.1 greylisted' } }],
  ['the letter', { letter: { status: 452, words: '4.3.1 no room' } }],
] as const)('A refusal of %s for now is tried again', async (_what, faults) => {
  const post = await openPostOffice();
  post.server.faults = faults;
  await post.write('order:1');
  post.open();
  await until(async () => (await post.rows())[0]?.error !== null);
  expect(await post.rows()).toMatchObject([{ status: 'queued', attempts: 1, doubts: 0 }]);
  post.server.faults = {};
  post.pass(60_000);
  // whatever commits wakes it
  await post.write('order:2');
  await sent(post, 2);
  expect(post.server.mails).toHaveLength(2);
});

test('A server that is switched off keeps the letters, without counting attempts, and the panel says so', async () => {
  const post = await openPostOffice();
  await post.server.stop();
  await post.write('order:1');
  post.open(QUICK);
  await until(async () => (await post.rows())[0]?.error?.includes('connect') === true);
  expect(await post.rows()).toMatchObject([{ status: 'queued', attempts: 0, doubts: 0 }]);
  await until(async () => (await readAccount(post.ctx, EMAIL))?.state === 'troubled');
  await post.server.start();
  post.pass(60_000);
  await post.write('order:2');
  await sent(post, 2);
  await until(async () => (await readAccount(post.ctx, EMAIL))?.state === 'connected');
});

test('A server that falls silent before the letter costs nothing; after it, at most one duplicate', async () => {
  const post = await openPostOffice();
  post.server.faults.recipient = 'hang';
  await post.write('order:1');
  post.open(QUICK);
  await until(async () => (await post.rows())[0]?.error !== null);
  expect(await post.rows()).toMatchObject([{ status: 'queued', attempts: 0, doubts: 0 }]);
  post.server.faults = { letter: 'cut' };
  post.pass(60_000);
  await post.write('other:1', { thread: null });
  await until(() => post.server.mails.length === 1);
  // in doubt it is from before it goes; when it is tried again is counted from here
  await until(async () => (await post.rows())[0]?.error?.includes('letter') === true);
  expect((await post.rows())[0]).toMatchObject({ status: 'queued', doubts: 1 });
  post.server.faults = {};
  post.pass(60_000);
  await post.write('other:2', { thread: null });
  await sent(post, 3);
  const ids = post.server.mails.map(({ headers }) => headers.get('message-id'));
  // the same letter is known by its id
  expect(ids.slice(0, 2)).toEqual([ids[0], ids[0]]);
  expect(post.server.mails).toHaveLength(4);
});

test('The program ends while a letter is on its way: without waiting for ever, and at most one duplicate', async () => {
  const post = await openPostOffice();
  post.server.faults.letter = 'hang';
  await post.write('order:1');
  const first = post.open({ patienceMs: 100 });
  await until(() => post.server.seen.letter === 1);
  await first.end();
  expect(await post.rows()).toMatchObject([{ status: 'queued', doubts: 1 }]);
  post.server.faults = {};
  post.pass(60_000);
  post.open();
  await sent(post, 1);
  expect(post.server.mails).toHaveLength(1);
});

test('The program ends while the server does not even answer', async () => {
  const post = await openPostOffice();
  post.server.faults.recipient = 'hang';
  await post.write('order:1');
  // longer than a test may take
  const life = post.open({ patienceMs: 60_000, silenceMs: 60_000 });
  await until(() => post.server.seen.connect >= 2);
  await life.end();
  expect(await post.rows()).toMatchObject([{ status: 'queued', attempts: 0, doubts: 0 }]);
});

test('A letter is killed between the server taking it and its note: it goes once more, under the same id', async () => {
  const post = await openPostOffice();
  await post.write('order:1');
  const life = post.open();
  await sent(post, 1);
  await life.end();
  // as it stands on disk when the program is killed before the note
  await post.ctx.db.write((tx) =>
    tx.message.updateMany({ data: { status: 'queued', sentAt: null, attempts: 1, doubts: 1 } }),
  );
  post.open();
  await sent(post, 1);
  const [one, two, ...more] = post.server.mails.map(({ headers }) => headers.get('message-id'));
  expect([two, more]).toEqual([one, []]);
});

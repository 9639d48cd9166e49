import { Socket } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, type MessageView } from '../../../bots/webchat/protocol.ts';
import { openChat, Visitor } from './chat.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]);

async function openVisitor() {
  const chat = await openChat();
  const visitor = new Visitor(chat);
  await visitor.start();
  return { chat, visitor };
}

function fromCustomer(messages: MessageView[]) {
  return messages.filter(({ from }) => from === 'customer');
}

describe('a file', () => {
  it('is stored for this conversation only and shown with its caption', async () => {
    const { chat, visitor } = await openVisitor();
    const { status, body } = await visitor.upload(PDF, 'surat izin.pdf', { caption: 'Ini suratnya' });
    expect([status, body.outcome]).toEqual([200, 'committed']);
    const [shown] = fromCustomer(await visitor.history());
    expect(shown).toMatchObject({ kind: 'file', name: 'surat izin.pdf', bytes: PDF.length, caption: 'Ini suratnya' });
    // nobody asked for it: the assistant says that it is not kept, and it is not (docs/domain.md 9)
    expect(await chat.ctx.db.read.storedFile.count()).toBe(0);
  });

  it('sent again under its id is the same file', async () => {
    const { chat, visitor } = await openVisitor();
    await visitor.upload(PDF, 'a.pdf', { id: 'the-same-file' });
    expect((await visitor.upload(PDF, 'a.pdf', { id: 'the-same-file' })).body.outcome).toBe('duplicate');
    expect(await chat.ctx.db.read.storedFile.count()).toBe(0);
    expect(fromCustomer(await visitor.history())).toHaveLength(1);
  });

  it.each([
    ['of 0 bytes', Buffer.alloc(0), 'kosong.pdf', 'empty'],
    ['that is a renamed program', EXE, 'surat.pdf', 'type'],
    [
      'one byte over the limit',
      Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES + 1 - PDF.length)]),
      'a.pdf',
      'too_large',
    ],
    ['of 60 MB', Buffer.concat([PDF, Buffer.alloc(60_000_000)]), 'besar.pdf', 'too_large'],
  ] as const)('%s is not kept, and the assistant says why', async (_what, bytes, name, reason) => {
    const { chat, visitor } = await openVisitor();
    const { status, body } = await visitor.upload(bytes, name);
    expect([status, body.outcome]).toEqual([200, 'committed']);
    const messages = await visitor.history();
    expect(fromCustomer(messages)).toMatchObject([{ kind: 'refused_file', name, reason }]);
    expect(messages.at(-1)?.from).toBe('office');
    expect(await chat.ctx.db.read.storedFile.count()).toBe(0);
    expect((await visitor.say('masih di sini')).status).toBe(200);
  });

  it('of exactly the limit is taken', async () => {
    const { visitor } = await openVisitor();
    await visitor.upload(Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES - PDF.length)]), 'a.pdf');
    expect(fromCustomer(await visitor.history())).toMatchObject([{ kind: 'file', bytes: MAX_FILE_BYTES }]);
  });

  it('that the browser saw to be too large is not uploaded, but answered', async () => {
    const { visitor } = await openVisitor();
    const body = { kind: 'refused_file', name: 'besar.pdf', reason: 'too_large' };
    expect((await visitor.post('/messages', { id: 'not-uploaded', body })).status).toBe(200);
    expect(fromCustomer(await visitor.history())).toMatchObject([body]);
  });

  it.each([
    ['without an id', { id: '' }],
    ['with the id of an event', { id: 'event:12345' }],
    ['with an endless caption', { caption: 'a'.repeat(4001) }],
  ])('%s is refused and not kept', async (_what, fields) => {
    const { chat, visitor } = await openVisitor();
    expect((await visitor.upload(PDF, 'a.pdf', fields)).status).toBe(400);
    expect(await chat.ctx.db.read.storedFile.count()).toBe(0);
  });

  it('is required: other bodies are refused', async () => {
    const { visitor } = await openVisitor();
    const form = new FormData();
    form.append('id', visitor.newId());
    expect((await visitor.request('POST', '/files', { body: form })).status).toBe(400);
    expect((await visitor.post('/files', { id: visitor.newId() })).status).toBe(400);
  });

  it('of which only a part comes is as if it had never been sent, and can be sent again', async () => {
    const { chat, visitor } = await openVisitor();
    await sendHalf(chat.origin, visitor, 'half-a-file');
    const { body } = await visitor.upload(PDF, 'a.pdf', { id: 'half-a-file' });
    expect(body.outcome).toBe('committed');
    expect(await chat.ctx.db.read.storedFile.count()).toBe(0);
    expect(fromCustomer(await visitor.history())).toHaveLength(1);
    await expect.poll(() => readdirSync(join(chat.ctx.filesDir, 'incoming'))).toEqual([]);
  });
});

/** Begins an upload and breaks off; resolves when the server has noticed. */
async function sendHalf(origin: string, visitor: Visitor, id: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  const part = (head: string, value: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const head = [
    'POST /chat/files HTTP/1.1',
    `Host: ${hostname}:${port}`,
    'X-Gerai-Chat: id',
    `Cookie: gerai_chat=${visitor.cookies.get('gerai_chat')}`,
    'Content-Type: multipart/form-data; boundary=b',
    'Content-Length: 100000',
  ].join('\r\n');
  const socket = new Socket();
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.connect(Number(port), hostname, () => {
      socket.write(`${head}\r\n\r\n${part('name="id"', id)}${part('name="file"; filename="a.pdf"', PDF.toString())}`);
      socket.end(() => socket.destroySoon());
    });
  });
}

/** The whole program with a mail server: an address is confirmed in the chat, and the invoice comes by both ways. */
import { expect, onTestFinished, test } from 'vitest';
import type { ChatAddress, OutboundBody } from '../../../bots/channel.ts';
import { readBody } from '../../../services/message_bodies.ts';
import { openMailServer } from '../../fakes/smtp.ts';
import { subjectOf } from '../../fakes/mime.ts';
import { openOffice } from '../../office.ts';

const ADDRESS: ChatAddress = { channel: 'webchat', account: 'web', chat: 'siti' };

// after name, address and phone: segment, institution, occupation, use, country
const REGISTRATION =
  'setuju/data diri saya/Siti Aminah/siti@mail.example/081234567890/Lainnya/pribadi/Lainnya/Lainnya/Indonesia';

async function openCounter() {
  const server = await openMailServer();
  onTestFinished(() => server.stop());
  const office = await openOffice({ email: { url: server.url, from: undefined } });
  onTestFinished(() => office.stop());
  let said = 0;
  const says = async (text: string) => {
    const body = { kind: 'text' as const, text };
    const inbound = { address: ADDRESS, externalId: `m${(said += 1)}`, at: office.ctx.now(), body };
    await office.program.turns.receive(inbound);
    await office.settled();
    return last();
  };
  const last = async () => {
    const rows = await office.ctx.db.read.message.findMany({
      where: { direction: 'out', conversation: ADDRESS },
      orderBy: { id: 'desc' },
      take: 3,
    });
    return rows
      .toReversed()
      .map(({ body }) => readBody(office.ctx, body) as OutboundBody)
      .map((body) => (body.kind === 'text' ? body.text : body.kind))
      .join('\n---\n');
  };
  return { ...office, server, says };
}

test('Somebody registers, types the code that came by mail, and is written to from then on', async () => {
  const { ctx, server, says } = await openCounter();
  await says('halo');
  for (const words of REGISTRATION.split('/')) await says(words);
  expect(await says('ya')).toContain('Kode 6 angka sudah kami kirim ke *siti@mail.example*');
  const [mail] = server.mails;
  expect(mail).toMatchObject({ from: 'pst@contoh.example', to: ['siti@mail.example'] });
  expect(subjectOf(mail ?? { headers: new Map() })).toBe('Kode konfirmasi alamat e-mail – BPS Provinsi Contoh');
  const code = /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? '';
  expect(await says('belum masuk kodenya')).toContain('Itu belum kode 6 angka');
  expect(await says(code)).toContain('sudah terkonfirmasi');
  const customer = await ctx.db.read.customer.findFirstOrThrow();
  expect(customer.emailConfirmedAt).not.toBeNull();
  expect(await ctx.db.read.channelAccount.findFirst({ where: { channel: 'email' } })).toMatchObject({
    state: 'connected',
    name: 'pst@contoh.example',
  });
});

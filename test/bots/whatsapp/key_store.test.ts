/** What the linked device holds is on disk as a whole or not at all, by one process only, and never readable. */
import type { SignalDataSet } from '@whiskeysockets/baileys';
import { expect, it, onTestFinished } from 'vitest';
import { intoInbox } from '../../../bots/whatsapp/inbox_key.ts';
import { openKeyStore } from '../../../bots/whatsapp/key_store.ts';
import { takeLease } from '../../../services/leases.ts';
import { openOffice } from '../../office.ts';

const ARRIVED = {
  chat: '77@lid',
  phoneChat: null,
  externalId: '77@lid ABC',
  arrival: { kind: 'message', id: 'ABC', name: null, content: { kind: 'text', text: 'halo' } },
} as const;

async function holder(arrive: Parameters<typeof openKeyStore>[0]['arrive'] = () => Promise.resolve()) {
  const office = await openOffice();
  onTestFinished(() => office.stop());
  const { ctx } = office;
  const lease = await takeLease(ctx, 'whatsapp', 'one', 60_000);
  if (lease === null) throw new Error('nobody else holds it');
  const open = () => openKeyStore({ ctx, lease, arrive });
  return { ctx, open, store: await open() };
}

const rows = (types: object) => types as SignalDataSet;

it('gives back what it was given, of every kind, also those that nobody knows', async () => {
  const { store, open } = await holder();
  const pair = { public: Buffer.from([1, 2, 3]), private: Buffer.from([4, 5, 6]) };
  await store.keys.set(
    rows({
      'pre-key': { 7: pair },
      session: { '77_1.0': Buffer.from('ratchet') },
      'kind-of-next-year': { x: { y: [1] } },
    }),
  );
  const again = await open();
  expect((await again.keys.get('pre-key', ['7', '8']))['7']).toEqual(pair);
  expect((await again.keys.get('session', ['77_1.0']))['77_1.0']).toEqual(Buffer.from('ratchet'));
  expect(await again.keys.get('kind-of-next-year' as 'session', ['x', 'gone'])).toEqual({ x: { y: [1] } });
});

it('takes hundreds of keys at once, changes some and forgets some', async () => {
  const { store } = await holder();
  const ids = Array.from({ length: 812 }, (_, at) => String(at + 1));
  const key = (id: string) => Buffer.from(`key ${id}`);
  await store.keys.set(rows({ session: Object.fromEntries(ids.map((id) => [id, key(id)])) }));
  await store.keys.set(rows({ session: { 1: null, 2: Buffer.from('changed') } }));
  const found = await store.keys.get('session', ids);
  expect(Object.keys(found)).toHaveLength(811);
  expect(found['2']).toEqual(Buffer.from('changed'));
  expect(found['812']).toEqual(key('812'));
});

it('keeps the very object of the credentials, and saves it as it is then', async () => {
  const { store, open } = await holder();
  const { creds } = store;
  creds.me = { id: '628114567890:3@s.whatsapp.net' };
  const first = store.saveCreds();
  creds.nextPreKeyId = 42;
  await Promise.all([first, store.saveCreds()]);
  expect(store.creds).toBe(creds);
  const again = await open();
  expect(again.creds).toEqual(creds);
  expect(again.creds.noiseKey.private).toBeInstanceOf(Buffer);
});

it('writes nothing readable', async () => {
  const { ctx, store } = await holder();
  store.creds.me = { id: '628114567890:3@s.whatsapp.net' };
  await store.saveCreds();
  await store.keys.set(rows({ 'lid-mapping': { 6281234567890: 'a-readable-mapping' } }));
  const kept = JSON.stringify(await ctx.db.read.whatsappKey.findMany());
  expect(kept).not.toContain('628114567890');
  expect(kept).not.toContain('6281234567890');
  expect(kept).not.toContain('a-readable-mapping');
  expect(kept).not.toContain(Buffer.from(store.creds.noiseKey.private).toString('base64'));
});

it('puts what came into the inbox in the write that spends its key', async () => {
  const came: unknown[] = [];
  const { store } = await holder((_tx, arrived) => {
    came.push(...arrived);
    return Promise.resolve();
  });
  await store.keys.set({ ...rows({ session: { a: Buffer.from('spent') } }), ...intoInbox.write(ARRIVED) });
  expect(came).toEqual([ARRIVED]);
});

it('spends no key when what came cannot be kept', async () => {
  const { store } = await holder(() => Promise.reject(new Error('the inbox is full')));
  await store.keys.set(rows({ session: { a: Buffer.from('before') } }));
  const both = {
    ...rows({ session: { a: Buffer.from('spent'), b: Buffer.from('new') } }),
    ...intoInbox.write(ARRIVED),
  };
  await expect(store.keys.set(both)).rejects.toThrow('the inbox is full');
  expect(await store.keys.get('session', ['a', 'b'])).toEqual({ a: Buffer.from('before') });
});

it('lets nobody write whose lease another process has taken', async () => {
  const { ctx, store } = await holder();
  await store.keys.set(rows({ session: { a: Buffer.from('before') } }));
  await ctx.db.write((tx) => tx.lease.updateMany({ data: { until: new Date(0) } }));
  expect(await takeLease(ctx, 'whatsapp', 'two', 60_000)).not.toBeNull();
  await expect(store.keys.set(rows({ session: { a: Buffer.from('late') } }))).rejects.toMatchObject({
    code: 'LEASE_LOST',
  });
  await expect(store.saveCreds()).rejects.toMatchObject({ code: 'LEASE_LOST' });
  expect(await store.keys.get('session', ['a'])).toEqual({ a: Buffer.from('before') });
});

/**
 * What the linked device holds, in the database: its credentials and the keys of its talks, encrypted. Whatever the library
 * changes at once is one write, and so is what came with it: a message is in the inbox when, and only when, the key that
 * opened it is spent. Every write is fenced by the lease: another process that has taken the account over cannot be
 * overwritten (docs/decisions/0018-whatsapp.md).
 */
import { BufferJSON, initAuthCreds, proto } from '@whiskeysockets/baileys';
import type { AuthenticationCreds, SignalDataTypeMap, SignalKeyStore } from '@whiskeysockets/baileys';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../../services/context.ts';
import { requireLease } from '../../services/leases.ts';
import type { Lease } from '../../services/leases.ts';
import { keyName } from '../../services/whatsapp_keys.ts';
import type { Arrived } from './arrival.ts';
import { intoInbox } from './inbox_key.ts';

const CREDS = { type: 'creds', id: 'self' } as const;

/** The library asks for all of its 812 first keys at once. */
const AT_ONCE = 400;
/** Fewer are written one by one. */
const FEW = 8;

export interface KeyStore {
  creds: AuthenticationCreds;
  keys: SignalKeyStore;
  /** To be called when the library has changed `creds`; one write after the other. Rejects when it is not on disk. */
  saveCreds(): Promise<void>;
  /**
   * Its connection is over: what the library still does about it changes nothing any more, so that it cannot get in the way
   * of the next one. Resolves when what was written before is on disk.
   */
  close(): Promise<void>;
}

interface KeyStoreParts {
  ctx: ServiceContext;
  lease: Lease;
  /** within the write that spends their keys */
  arrive(tx: Tx, arrived: readonly Arrived[]): Promise<void>;
}

/** New credentials when there are none. */
export async function openKeyStore({ ctx, lease, arrive }: KeyStoreParts): Promise<KeyStore> {
  const { db, vault } = ctx;
  const sealed = (value: unknown) => vault.encrypt(JSON.stringify(value, BufferJSON.replacer));
  const opened = (value: string): unknown => JSON.parse(vault.decrypt(value), BufferJSON.reviver);

  // the library names its keys by people's numbers
  const named = (type: string, id: string) => keyName(vault, type, id);

  const kept = await db.read.whatsappKey.findUnique({ where: { type_id: CREDS } });
  // the library changes this very object
  const creds = kept === null ? initAuthCreds() : (opened(kept.value) as AuthenticationCreds);

  async function get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
    const found: Record<string, SignalDataTypeMap[T]> = {};
    const names = new Map(ids.map((id) => [named(type, id), id]));
    const wanted = [...names.keys()];
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const rows = await db.read.whatsappKey.findMany({
        where: { type, id: { in: wanted.slice(from, from + AT_ONCE) } },
        select: { id: true, value: true },
      });
      for (const { id, value } of rows)
        found[names.get(id) ?? ''] = restored(type, opened(value)) as SignalDataTypeMap[T];
    }
    return found;
  }

  let closed = false;
  async function requireOpen(tx: Tx): Promise<void> {
    if (closed) throw Object.assign(new Error('The connection is over'), { code: 'WHATSAPP_CONNECTION_OVER' });
    await requireLease(tx, lease);
  }

  async function set(changes: object): Promise<void> {
    const { keys, arrived } = intoInbox.read(changes);
    await db.write(async (tx) => {
      await requireOpen(tx);
      for (const [type, entries] of Object.entries(keys)) await setType(tx, type, entries);
      if (arrived.length > 0) await arrive(tx, arrived);
    });
  }

  async function setType(tx: Tx, type: string, entries: Record<string, unknown>): Promise<void> {
    const all = Object.entries(entries).map(([id, value]) => [named(type, id), value] as const);
    const gone = all.flatMap(([id, value]) => (value === null || value === undefined ? [id] : []));
    const rows = all.flatMap(([id, value]) =>
      value === null || value === undefined ? [] : [{ type, id, value: sealed(value) }],
    );
    if (gone.length > 0) await tx.whatsappKey.deleteMany({ where: { type, id: { in: gone } } });
    if (rows.length <= FEW) {
      for (const row of rows) {
        const { value } = row;
        await tx.whatsappKey.upsert({ where: { type_id: { type, id: row.id } }, create: row, update: { value } });
      }
      return;
    }
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      await tx.whatsappKey.deleteMany({ where: { type, id: { in: some.map(({ id }) => id) } } });
      await tx.whatsappKey.createMany({ data: some });
    }
  }

  let saving: Promise<void> = Promise.resolve();
  const saveCreds = () => {
    const saved = saving.then(() =>
      db.write(async (tx) => {
        await requireOpen(tx);
        const value = sealed(creds);
        await tx.whatsappKey.upsert({ where: { type_id: CREDS }, create: { ...CREDS, value }, update: { value } });
      }),
    );
    saving = saved.catch(() => {});
    return saved;
  };

  return {
    creds,
    keys: { get, set },
    saveCreds,
    async close() {
      await saving;
      // after whatever is being written now
      await db.write(() => {
        closed = true;
        return Promise.resolve();
      });
    },
  };
}

/** '628114567890', of the telephone that the device is linked to; '' before that. */
export function numberOf({ me }: Pick<AuthenticationCreds, 'me'>): string {
  return me?.id.split(/[:@]/, 1)[0] ?? '';
}

/** The library wants this one kind as an object of its protocol. */
function restored(type: string, value: unknown): unknown {
  return type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value as object) : value;
}

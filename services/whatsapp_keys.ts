/**
 * How the keys of talks on WhatsApp are named in the database, and the end of those of one person (docs/domain.md 9). The names
 * are hashes, as the library names keys by people's numbers.
 */
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import type { Vault } from './vault.ts';

type Parts = Pick<ServiceContext, 'vault'>;

/** WhatsappKey.id. `id`: as the library calls the key. */
export function keyName(vault: Pick<Vault, 'hashToken'>, type: string, id: string): string {
  return vault.hashToken(`${type} ${id}`);
}

/** Who a chat is with: '<n>@lid' or '<n>@s.whatsapp.net', and '+628...' where it is known. */
interface Contact {
  chat: string;
  phone: string | null;
}

/** What WhatsApp calls one person; null: not known. */
interface Names {
  lid: string | null;
  number: string | null;
}

/** A device is a byte on the wire; most people have one or two. */
const DEVICES = Array.from({ length: 256 }, (_, device) => device);

/**
 * Within a write. Whoever writes again afterwards, or is written to, begins a new talk: the library makes its keys anew. It drops
 * them from its own list of tokens (`tctoken`) within a day of being connected.
 */
export async function forgetKeysOf(tx: Tx, { vault }: Parts, contact: Contact): Promise<void> {
  const names = await namesOf(tx, { vault }, contact);
  for (const [type, ids] of Object.entries(idsOf(names))) {
    const named = ids.map((id) => keyName(vault, type, id));
    await tx.whatsappKey.deleteMany({ where: { type, id: { in: named } } });
  }
}

/** The other one of the two is in the keys themselves. */
async function namesOf(tx: Tx, { vault }: Parts, { chat, phone }: Contact): Promise<Names> {
  const [user = '', server] = chat.split('@');
  const lid = server === 'lid' ? user : null;
  const number = phone?.replace(/^\+/, '') ?? (server === 's.whatsapp.net' ? user : null);
  const mapped = async (id: string): Promise<string | null> => {
    const key = { type: LID_MAPPING, id: keyName(vault, LID_MAPPING, id) };
    const row = await tx.whatsappKey.findUnique({ where: { type_id: key } });
    const other: unknown = row === null ? null : JSON.parse(vault.decrypt(row.value));
    return typeof other === 'string' ? other : null;
  };
  return {
    lid: lid ?? (number === null ? null : await mapped(number)),
    number: number ?? (lid === null ? null : await mapped(`${lid}_reverse`)),
  };
}

const LID_MAPPING = 'lid-mapping';

/** By kind, as the library names them; 1: the domain of LIDs. */
function idsOf({ lid, number }: Names): Record<string, string[]> {
  const users = [lid, number].flatMap((user) => user ?? []);
  const addresses = [lid === null ? null : `${lid}_1`, number].flatMap((user) => user ?? []);
  const talks = addresses.flatMap((address) => DEVICES.map((device) => `${address}.${device}`));
  return {
    [LID_MAPPING]: [...(lid === null ? [] : [`${lid}_reverse`]), ...(number === null ? [] : [number])],
    'device-list': users,
    tctoken: [...(lid === null ? [] : [`${lid}@lid`]), ...(number === null ? [] : [`${number}@s.whatsapp.net`])],
    'identity-key': talks,
    session: talks,
  };
}

/** The office's identities on networks (bot, phone number): how each connection stands, and where reading goes on. */
import type { Tx } from '../prisma/database.ts';
import type { ChannelAccount } from '../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from './context.ts';

export interface AccountKey {
  channel: string;
  account: string;
}

/**
 * connecting: not tried yet; connected: it works; troubled: it does not for now, and is tried again; refused: the network
 * refuses the account itself, which only the engineer can mend
 */
export type AccountState = 'connecting' | 'connected' | 'troubled' | 'refused';

export interface Standing {
  state: AccountState;
  /** the network's words, or the error's code; null while all is well */
  problem: string | null;
}

type Parts = Pick<ServiceContext, 'db' | 'now'>;

/** The account's row, made when the program first knows of the account; `mode` is how it is served now. */
export async function openAccount(
  ctx: Parts,
  key: AccountKey,
  mode: 'polling' | 'webhook' | 'smtp' | 'socket',
): Promise<ChannelAccount> {
  const known = await readAccount(ctx, key);
  if (known?.mode === mode) return known;
  const now = new Date(ctx.now());
  return ctx.db.write((tx) =>
    tx.channelAccount.upsert({
      where: { channel_account: key },
      create: { ...key, mode, state: 'connecting', stateSince: now, updatedAt: now },
      update: { mode, updatedAt: now },
    }),
  );
}

export function readAccount(ctx: Pick<Parts, 'db'>, key: AccountKey): Promise<ChannelAccount | null> {
  return ctx.db.read.channelAccount.findUnique({ where: { channel_account: key } });
}

/** Written only when it differs. `within`: what must hold for it to be written, as that the lease is still ours. */
export async function noteStanding(
  ctx: Parts,
  key: AccountKey,
  { state, problem }: Standing,
  within: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const known = await readAccount(ctx, key);
  if (known?.state === state && known.problem === problem) return;
  const now = new Date(ctx.now());
  await ctx.db.write(async (tx) => {
    await within(tx);
    // the same trouble in other words began when it began
    const since = known?.state === state ? {} : { stateSince: now };
    await tx.channelAccount.updateMany({ where: key, data: { state, problem, ...since, updatedAt: now } });
  });
}

/** As people know it on the network: '@geraipst_bot'. Written only when it differs. */
export async function noteName(ctx: Parts, key: AccountKey, name: string): Promise<void> {
  if ((await readAccount(ctx, key))?.name === name) return;
  const data = { name, updatedAt: new Date(ctx.now()) };
  await ctx.db.write((tx) => tx.channelAccount.updateMany({ where: key, data }));
}

/** Within the write that puts events into the inbox: when, and (null: the network keeps no position) up to where. */
export async function noteInbound(tx: Tx, key: AccountKey, at: Date, position: bigint | null): Promise<void> {
  await tx.channelAccount.updateMany({ where: key, data: { lastInboundAt: at, position, updatedAt: at } });
}

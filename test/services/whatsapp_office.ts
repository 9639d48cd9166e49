/** The office's line to WhatsApp as its bot would have left it. */
import type { AccountState } from '../../services/channel_accounts.ts';
import { openAccount } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { noteLinkOver, WHATSAPP } from '../../services/whatsapp_line.ts';

export const NUMBER = '6281299990000';
export const LINE = { channel: WHATSAPP, account: NUMBER } as const;

/** A number is linked, and connected unless said otherwise. */
export async function linkedNumber(
  ctx: ServiceContext,
  { state = 'connected', problem = null }: { state?: AccountState; problem?: string | null } = {},
): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx.whatsappKey.upsert({ where: CREDS, create: { ...CREDS.type_id, value: 'x' }, update: {} });
    await noteLinkOver(tx, ctx, 'linked', NUMBER);
  });
  await openAccount(ctx, LINE, 'socket');
  await standing(ctx, state, problem);
}

export async function standing(ctx: ServiceContext, state: AccountState, problem: string | null = null): Promise<void> {
  const at = new Date(ctx.now());
  await ctx.db.write((tx) =>
    tx.channelAccount.update({ where: { channel_account: LINE }, data: { state, problem, stateSince: at } }),
  );
}

/** The keys are gone, as after 401; why is said by the standing. */
export async function keysWiped(ctx: ServiceContext): Promise<void> {
  await ctx.db.write((tx) => tx.whatsappKey.deleteMany());
}

const CREDS = { type_id: { type: 'creds', id: 'self' } } as const;

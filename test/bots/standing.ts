/** Puts a chat where a test begins, as the turns before would have left it. */
import { emptyContext } from '../../machines/conversation/context.ts';
import type { Context } from '../../machines/conversation/context.ts';
import { CONVERSATION_MACHINE_VERSION } from '../../machines/conversation/machine.ts';
import { placeOf } from '../../machines/conversation/place.ts';
import type { ConversationState } from '../../machines/conversation/step.ts';
import type { ServiceContext } from '../../services/context.ts';
import { makeUploadLink } from '../../services/upload_links.ts';

/** `chat`: its conversation's id; the office's only one unless told. */
export async function standAt(
  ctx: ServiceContext,
  value: ConversationState['value'],
  context: Partial<Context> = {},
  chat?: string,
): Promise<string> {
  const id = chat ?? (await ctx.db.read.conversation.findFirstOrThrow()).id;
  const state: ConversationState = {
    version: CONVERSATION_MACHINE_VERSION,
    value,
    context: { ...emptyContext('id'), consented: true, ...context },
  };
  const snapshot = ctx.vault.encrypt(JSON.stringify(state));
  const machineVersion = CONVERSATION_MACHINE_VERSION;
  await ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { snapshot, machineVersion } }));
  return id;
}

/** The address of an upload page for what the chat asks now. */
export async function uploadLinkOf(ctx: ServiceContext, conversationId: string): Promise<string> {
  const { snapshot } = await ctx.db.read.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  const asked = placeOf(JSON.parse(ctx.vault.decrypt(snapshot)) as ConversationState);
  return ctx.db.write((tx) => makeUploadLink(ctx, tx, { conversationId, asked }));
}

export async function contextOf(ctx: ServiceContext, id: string): Promise<Context> {
  const { snapshot } = await ctx.db.read.conversation.findUniqueOrThrow({ where: { id } });
  return (JSON.parse(ctx.vault.decrypt(snapshot)) as ConversationState).context;
}

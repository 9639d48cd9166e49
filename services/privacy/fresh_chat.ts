/** A chat as it stands before its first consent, kept as turns keep it. */
import { emptyContext } from '../../machines/conversation/context.ts';
import type { Context } from '../../machines/conversation/context.ts';
import { CONVERSATION_MACHINE_VERSION } from '../../machines/conversation/machine.ts';
import type { ConversationState } from '../../machines/conversation/step.ts';
import type { ServiceContext } from '../context.ts';
import { officeCard } from '../office_card.ts';
import type { PersonsChat } from './person.ts';

/** `declined`: asked again only when the person writes; what is in `known` is remembered. */
export async function freshChat(
  ctx: ServiceContext,
  { language }: Pick<PersonsChat, 'language'>,
  { place, known = {} }: { place: 'consent' | 'declined'; known?: Partial<Context> },
): Promise<{ snapshot: string; machineVersion: number }> {
  const context = { ...emptyContext(language), office: await officeCard(ctx), ...known };
  const state: ConversationState = { version: CONVERSATION_MACHINE_VERSION, value: { welcome: place }, context };
  return { snapshot: ctx.vault.encrypt(JSON.stringify(state)), machineVersion: CONVERSATION_MACHINE_VERSION };
}

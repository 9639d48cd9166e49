/** How a turn is kept: snapshots sealed, because forms hold personal data, and secret answers masked in the transcript. */
import type { ConversationState } from '../machines/conversation/step.ts';
import type { Question } from '../machines/conversation/question.ts';
import type { ServiceContext } from '../services/context.ts';
import type { InboundBody } from './channel.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

export function seal({ vault }: Sealer, state: ConversationState): string {
  return vault.encrypt(JSON.stringify(state));
}

/** @throws Error with code VAULT_TAMPERED when it was altered or sealed with another key */
export function unseal({ vault }: Sealer, sealed: string): ConversationState {
  return JSON.parse(vault.decrypt(sealed)) as ConversationState;
}

/** The customer's message for the transcript; `asked` is the question it answered. */
export function keptInbound(body: InboundBody, asked: Question | null): InboundBody {
  if (asked?.secret !== true || body.kind !== 'text') return body;
  return { ...body, text: body.text.replace(/\p{Nd}/gu, '•') };
}

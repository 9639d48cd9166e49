/**
 * How a turn is kept: snapshots sealed, because forms hold personal data; in the transcript, secret answers masked and what
 * is said about an abstraction sealed.
 */
import type { ConversationState } from '../machines/conversation/step.ts';
import type { Question } from '../machines/conversation/question.ts';
import type { ServiceContext } from '../services/context.ts';
import { sealBody } from '../services/message_bodies.ts';
import type { InboundBody, OutboundBody } from './channel.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

export function seal({ vault }: Sealer, state: ConversationState): string {
  return vault.encrypt(JSON.stringify(state));
}

/** @throws Error with code VAULT_TAMPERED when it was altered or sealed with another key */
export function unseal({ vault }: Sealer, sealed: string): ConversationState {
  return JSON.parse(vault.decrypt(sealed)) as ConversationState;
}

/** The customer's message for the transcript, as JSON text; `asked` is the question it answered. */
export function keptInbound(ctx: Sealer, body: InboundBody, asked: Question | null): string {
  if (asked?.sealed === true) return kept(ctx, body);
  if (asked?.secret !== true || body.kind !== 'text') return JSON.stringify(body);
  return JSON.stringify({ ...body, text: body.text.replace(/\p{Nd}/gu, '•') });
}

/** The replies: what was said in answer to a sealed question, or leads to one, may repeat what was told. */
export function keptOutbound(ctx: Sealer, bodies: OutboundBody[], questions: (Question | null)[]): string[] {
  const isSealed = questions.some((question) => question?.sealed === true);
  return bodies.map((body) => (isSealed ? kept(ctx, body) : JSON.stringify(body)));
}

/** Only texts and files can say anything of their own. */
function kept(ctx: Sealer, body: InboundBody | OutboundBody): string {
  return body.kind === 'text' || body.kind === 'file' ? sealBody(ctx, body) : JSON.stringify(body);
}

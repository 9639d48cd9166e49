/**
 * How a turn is kept: snapshots sealed, because forms hold personal data; in the transcript, secret answers masked and what
 * is said about an abstraction sealed (docs/domain.md 9).
 */
import type { ConversationState } from '../machines/conversation/step.ts';
import type { Question } from '../machines/conversation/question.ts';
import type { Say } from '../machines/conversation/setup.ts';
import { isAbstractionForm } from '../machines/understanding/abstraction.ts';
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
  if (asked?.sealed === true || tellsAbstraction(body)) return kept(ctx, body);
  if (asked?.secret !== true || body.kind !== 'text') return JSON.stringify(body);
  return JSON.stringify({ ...body, text: body.text.replace(/\p{Nd}/gu, '•') });
}

/** What somebody writes of their use of data may come wherever they are, whatever was asked. */
export function tellsAbstraction(body: InboundBody): boolean {
  if (body.kind === 'text') return isAbstractionForm(body.text);
  return body.kind === 'file' && isAbstractionForm(body.caption);
}

/** The replies: what was said in answer to something sealed, along with it, or leads to it, may repeat what was told. */
export function keptOutbound(
  ctx: Sealer,
  bodies: OutboundBody[],
  { told, said }: { told: boolean; said: (Question | Say | null)[] },
): string[] {
  const isSealed = told || said.some((one) => one !== null && 'sealed' in one && one.sealed === true);
  return bodies.map((body) => (isSealed ? kept(ctx, body) : JSON.stringify(body)));
}

/** Only texts and files can say anything of their own. */
function kept(ctx: Sealer, body: InboundBody | OutboundBody): string {
  return body.kind === 'text' || body.kind === 'file' ? sealBody(ctx, body) : JSON.stringify(body);
}

/**
 * How a turn is kept: snapshots sealed, because forms hold personal data; in the transcript, secret answers masked and what
 * is said about an abstraction sealed (docs/domain.md 9).
 */
import { withoutConnectCode } from '../domain/codes.ts';
import { readPayload } from '../domain/deep_links.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import type { Forgotten, Question } from '../machines/conversation/question.ts';
import type { Say } from '../machines/conversation/setup.ts';
import { isAbstractionForm } from '../machines/understanding/abstraction.ts';
import type { ServiceContext } from '../services/context.ts';
import { sealBody, WIPED_BODY } from '../services/message_bodies.ts';
import type { InboundBody, OutboundBody } from './channel.ts';
import { maskedNik } from './unneeded.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

export function seal({ vault }: Sealer, state: ConversationState): string {
  return vault.encrypt(JSON.stringify(state));
}

/** @throws Error with code VAULT_TAMPERED when it was altered or sealed with another key */
export function unseal({ vault }: Sealer, sealed: string): ConversationState {
  return JSON.parse(vault.decrypt(sealed)) as ConversationState;
}

/** How private the answer to a question is. */
export type Secrecy = Pick<Question, 'secret' | 'sealed' | 'forgotten' | 'codes'>;

/** What a message says that is not kept at all (Question.forgotten). */
const FORGETTABLE = new Set<InboundBody['kind']>(['text', 'choice', 'file', 'refused_file', 'start', 'edited']);

/** The customer's message for the transcript, as JSON text; `asked` is the question it answered. */
export function keptInbound(ctx: Sealer, body: InboundBody, asked: Secrecy | null): string {
  if (asked?.forgotten !== undefined && FORGETTABLE.has(body.kind)) return WIPED_BODY;
  const said = masked(body, asked);
  return asked?.sealed === true || tellsAbstraction(body) ? kept(ctx, said) : JSON.stringify(said);
}

/** A secret's digits, and an identity number that nobody asked for; and a one-time code, which may still be good. */
function masked(body: InboundBody, asked: Secrecy | null): InboundBody {
  if (body.kind === 'start' && readPayload(body.payload)?.kind === 'connect') return { ...body, payload: 'connect' };
  if (body.kind !== 'text' && body.kind !== 'edited') return body;
  const text = maskedNik(withoutConnectCode(body.text), asked);
  return { ...body, text: asked?.secret === true ? text.replace(/\p{Nd}/gu, '•') : text };
}

/** What somebody writes of their use of data may come wherever they are, whatever was asked. */
export function tellsAbstraction(body: InboundBody): boolean {
  if (body.kind === 'text' || body.kind === 'edited') return isAbstractionForm(body.text);
  return body.kind === 'file' && isAbstractionForm(body.caption);
}

/** `forgets`: of each body whether it is for its reader alone. The replies: what was said in answer to something sealed, along with it, or leads to it, may repeat what was told. */
export function keptOutbound(
  ctx: Sealer,
  bodies: OutboundBody[],
  {
    told,
    said,
    forgets,
  }: { told: boolean; said: (Secrecy | Say | null)[]; forgets: readonly (Forgotten | undefined)[] },
): string[] {
  const all = told || said.some((one) => isSealed(one) && !isKey(one));
  const keys = said.some((one) => isSealed(one) && isKey(one));
  return bodies.map((body, at) => {
    const forgotten = forgets[at];
    if (forgotten !== undefined) return sealBody(ctx, body, forgotten);
    if (body.kind === 'text') return all ? kept(ctx, body) : JSON.stringify(body);
    return keys ? sealBody(ctx, body) : JSON.stringify(body);
  });
}

function isSealed(said: Secrecy | Say | null): boolean {
  return said !== null && 'sealed' in said && said.sealed === true;
}

/** A one-time code, or a link that holds one. */
function isKey(said: Secrecy | Say | null): boolean {
  return said !== null && 'kind' in said && said.kind !== 'text';
}

/** Only texts and files can say anything of their own. */
function kept(ctx: Sealer, body: InboundBody | OutboundBody): string {
  const tells = body.kind === 'text' || body.kind === 'file' || body.kind === 'edited';
  return tells ? sealBody(ctx, body) : JSON.stringify(body);
}

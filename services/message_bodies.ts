/**
 * Messages as the transcript keeps them: JSON text. What was said about an abstraction is sealed (docs/domain.md 9), so
 * that only the program, for the customer and the officers, can read it; what was said about a complaint is private
 * (docs/domain.md 7), so that only the program, for the customer, can.
 */
import type { ServiceContext } from './context.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

/**
 * 'private': no officer reads it; 'brief': and it is wiped within minutes (./brief_messages); 'telling': private until it is
 * known which of the two it becomes.
 */
export type Privacy = 'private' | 'telling' | 'brief';

const PRIVATE = 'private';

/** What its own reader sees of a message that the transcript does not keep. */
const NOT_KEPT = { kind: 'text', text: '🔒 •••', choices: [] };

/** The JSON text of a message that is not kept, or that is wiped: that something was said, and no more. */
export const WIPED_BODY = JSON.stringify({ kind: PRIVATE });

/** How the JSON text of each is found. */
export const BRIEF_MARK = '"how":"brief"';
export const TELLING_MARK = '"how":"telling"';
export const PRIVATE_MARK = '"how":"private"';

/** Of messages: those that officers may come across. That a complaint was told, and when, would tell who told it. */
export const READ_BY_OFFICERS = { NOT: { body: { startsWith: '{"kind":"private"' } } } as const;

/** `kind` stays legible, but of a private one; everything else goes into the seal. */
export function sealBody({ vault }: Sealer, body: { kind: string }, privacy?: Privacy): string {
  const sealed = vault.encrypt(JSON.stringify(body));
  return JSON.stringify(privacy === undefined ? { kind: body.kind, sealed } : { kind: PRIVATE, how: privacy, sealed });
}

/**
 * The body as it was said, for whoever reads transcripts; of a private one only that it is. @throws Error with code
 * VAULT_TAMPERED when a sealed one was altered
 */
export function readBody(ctx: Sealer, json: string): unknown {
  return isPrivate(JSON.parse(json)) ? { kind: PRIVATE } : readOwnBody(ctx, json);
}

/** The same for the chat that it is said in: its own reader, and the network that carries it. */
export function readOwnBody({ vault }: Sealer, json: string): unknown {
  const kept: unknown = JSON.parse(json);
  const sealed = sealOf(kept);
  if (sealed !== undefined) return JSON.parse(vault.decrypt(sealed)) as unknown;
  return isPrivate(kept) ? NOT_KEPT : kept;
}

/** Of a body as it is kept: whether it may be read by some officers only. */
export function isSealed(json: string): boolean {
  const kept: unknown = JSON.parse(json);
  return sealOf(kept) !== undefined && !isPrivate(kept);
}

/** Of a body as it is kept, or as `readBody` gives it. */
export function isPrivate(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && 'kind' in kept && kept.kind === PRIVATE;
}

function sealOf(kept: unknown): string | undefined {
  const sealed = typeof kept === 'object' && kept !== null && 'sealed' in kept ? kept.sealed : undefined;
  return typeof sealed === 'string' ? sealed : undefined;
}

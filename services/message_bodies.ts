/**
 * Messages as the transcript keeps them: JSON text. What was said about an abstraction is sealed (docs/domain.md 9), so
 * that only the program, for the customer and the officers, can read it.
 */
import type { ServiceContext } from './context.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

/** `kind` stays legible; everything else goes into the seal. */
export function sealBody({ vault }: Sealer, body: { kind: string }): string {
  return JSON.stringify({ kind: body.kind, sealed: vault.encrypt(JSON.stringify(body)) });
}

/** The body as it was said. @throws Error with code VAULT_TAMPERED when a sealed one was altered */
export function readBody({ vault }: Sealer, json: string): unknown {
  const kept: unknown = JSON.parse(json);
  const sealed = sealOf(kept);
  return sealed === undefined ? kept : (JSON.parse(vault.decrypt(sealed)) as unknown);
}

/** Of a body as it is kept. */
export function isSealed(json: string): boolean {
  return sealOf(JSON.parse(json)) !== undefined;
}

function sealOf(kept: unknown): string | undefined {
  const sealed = typeof kept === 'object' && kept !== null && 'sealed' in kept ? kept.sealed : undefined;
  return typeof sealed === 'string' ? sealed : undefined;
}

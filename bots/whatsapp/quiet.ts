/** libsignal prints whole sessions, private keys and all, past every logger: its lines are dropped, the others are not ours to touch. */

const LINES =
  /^(?:Closing (?:open )?session|Opening session|Session already (?:closed|open)|Removing old closed session|Migrating session to|V1 session storage migration|Failed to decrypt message with any known session|Session error:|Decrypted message with closed session|Unhandled bucket type)/;

const WAYS = ['info', 'warn', 'error'] as const;

let quiet = false;

/** Once for the process. */
export function quietLibsignal(): void {
  if (quiet) return;
  quiet = true;
  const { console } = globalThis;
  for (const way of WAYS) {
    const print = console[way].bind(console);
    console[way] = (...parts: unknown[]) => {
      if (typeof parts[0] === 'string' && LINES.test(parts[0])) return;
      print(...parts);
    };
  }
}

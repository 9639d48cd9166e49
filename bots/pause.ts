/** What everything that is tried again for ever needs. */
import { setTimeout } from 'node:timers/promises';

/** Waits, and ends early when aborted; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
}

/** For logs, which hold no words of errors that may hold somebody's data. */
export function codeOf(err: unknown): string {
  return err instanceof Error && 'code' in err ? String(err.code) : 'UNKNOWN';
}

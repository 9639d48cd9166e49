/** Looks whether the mail server answers, until it does: the panel's card says so before the first letter goes. */
import { setTimeout } from 'node:timers/promises';
import type { Standing } from '../../services/channel_accounts.ts';
import { standingAfter } from './outcome.ts';
import { MailProblem } from './problem.ts';
import type { MailServer } from './server.ts';

interface Watch {
  server: Pick<MailServer, 'check'>;
  stands: (standing: Standing) => Promise<void>;
  lookMs: number;
}

/** Never rejects. Later troubles are those of the letters, which are tried again by themselves. */
export async function watchServer({ server, stands, lookMs }: Watch, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await server.check();
      return await stands({ state: 'connected', problem: null });
    } catch (err) {
      if (signal.aborted) return;
      const standing = err instanceof MailProblem ? standingAfter(err) : null;
      await stands(standing ?? { state: 'troubled', problem: 'UNKNOWN' });
      await setTimeout(lookMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}

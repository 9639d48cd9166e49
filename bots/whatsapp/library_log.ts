/** The library's log: only its fixed words, and only when something is wrong. What it would add names people and holds messages. */
import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type { Logger } from 'pino';

export function libraryLog(log: Logger): ILogger {
  const nothing = () => {};
  const told = (words: unknown, more?: string) => {
    const fixed = more ?? (typeof words === 'string' && words.length < 120 ? words : undefined);
    if (fixed !== undefined) log.debug({ channel: 'whatsapp', code: 'WHATSAPP_LIBRARY' }, fixed);
  };
  const self: ILogger = {
    level: 'error',
    child: () => self,
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: told,
    error: told,
  };
  return self;
}

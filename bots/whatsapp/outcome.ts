/**
 * What the server's word on a message means for it. What is known of the codes is in the library (SERVER_ERROR_CODES) and in
 * reports; where nothing is known, trying again for hours would only hold up the chat, so the panel has it instead. Pure.
 */
import type { SendResult } from '../channel.ts';
import type { Ack } from './wire.ts';

/** Too much at once. */
const SLOW_DOWN_MS = 30_000;

export type Outcome =
  | SendResult
  /** 463: nobody may be written to for now, and every further attempt makes it worse */
  | { kind: 'restricted' }
  /** to be tried again by and by, and given up after many attempts; sent again under its id, it is shown once */
  | { kind: 'again'; code: string };

/** `last`: of the message's bubbles. */
export function outcomeOf(ack: Ack, last: boolean): Outcome {
  switch (ack.kind) {
    case 'taken':
      return { kind: last ? 'sent' : 'partly' };
    case 'unknown':
      return { kind: 'again', code: 'WHATSAPP_UNHEARD' };
    case 'refused':
      return refused(ack.code);
  }
}

function refused(code: string): Outcome {
  const reason = `WHATSAPP_REFUSED ${code}`;
  if (code === '463') return { kind: 'restricted' };
  if (code === '429') return { kind: 'later', afterMs: SLOW_DOWN_MS, reason, attempt: false };
  // the server's own trouble
  if (/^5\d\d$/.test(code)) return { kind: 'again', code: 'WHATSAPP_TROUBLE' };
  // 479: a stanza it does not take, such as for devices that are gone; 400, 403, 405: not said
  return { kind: 'failed', reason };
}

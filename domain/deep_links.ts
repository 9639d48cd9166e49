/**
 * Links and QR codes that lead into a chat: what is to be opened there, as the short payload that networks hand on
 * (Telegram's `start` parameter: 1 to 64 characters A-Z a-z 0-9 _ -).
 */
import { ALPHABET, normalizeConnectCode, normalizeOrderCode, normalizeTicketCode } from './codes.ts';

export type DeepLink =
  | { kind: 'order'; code: string }
  | { kind: 'product'; code: string }
  /** a complaint's ticket */
  | { kind: 'ticket'; code: string }
  /** a visitor at the counter, whose chat is opened on the office's device (docs/domain.md 13) */
  | { kind: 'visit'; code: string }
  /** the one-time code that connects another chat of the same person (docs/domain.md 11) */
  | { kind: 'connect'; code: string };

const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/** 'order_GP-ABC234'; null: this code does not fit (a product's may be too long). */
export function payloadOf({ kind, code }: DeepLink): string | null {
  const payload = `${kind}_${code}`;
  return PAYLOAD.test(payload) ? payload : null;
}

/** What a payload leads to; null: nothing that is known, which is a plain beginning. The code need not exist. */
export function readPayload(payload: string): DeepLink | null {
  if (!PAYLOAD.test(payload)) return null;
  const [, kind, code = ''] = /^(order|product|connect|ticket|visit)_(.+)$/i.exec(payload) ?? [];
  switch (kind?.toLowerCase()) {
    case 'order':
      return found('order', normalizeOrderCode(code));
    case 'connect':
      return found('connect', normalizeConnectCode(code));
    case 'ticket':
      return found('ticket', normalizeTicketCode(code));
    case 'visit':
      return found(
        'visit',
        [...code.toUpperCase()].every((char) => ALPHABET.includes(char)) ? code.toUpperCase() : null,
      );
    case 'product':
      return { kind: 'product', code: code.toUpperCase() };
    default:
      return null;
  }
}

function found(kind: 'order' | 'connect' | 'ticket' | 'visit', code: string | null): DeepLink | null {
  return code === null ? null : { kind, code };
}

/** `name` as people know the bot, with or without '@'. */
export function telegramLink(name: string, payload: string): string {
  return `${telegramHome(name)}?start=${payload}`;
}

/** The bot itself, for posters and "back to the chat". */
export function telegramHome(name: string): string {
  return `https://t.me/${name.replace(/^@/, '')}`;
}

/** Opens WhatsApp with the payload written already, to be sent; `number`: '628...'. */
export function whatsappLink(number: string, payload: string): string {
  return `${whatsappHome(number)}?text=${payload}`;
}

/** The office's chat itself. */
export function whatsappHome(number: string): string {
  return `https://wa.me/${number}`;
}

/** The same for the office's web chat; `publicUrl` without a slash at the end. */
export function webchatLink(publicUrl: string, payload: string): string {
  return `${publicUrl}/chat?start=${payload}`;
}

import { payloadOf, telegramLink, type DeepLink } from '../../../domain/deep_links.ts';
import { Qr } from './qr.tsx';

export interface TelegramLinkProps {
  /** '@geraipst_bot'; null: the office has no bot */
  bot: string | null;
  to: DeepLink;
  /** what it is good for */
  children: string;
}

/** Folded: the way into the office's Telegram bot that opens this very thing, as a QR code and as a link to be sent. */
export function TelegramLink({ bot, to, children }: TelegramLinkProps) {
  const payload = payloadOf(to);
  if (bot === null || payload === null) return null;
  const link = telegramLink(bot, payload);
  return (
    <details class="sheet deep-link">
      <summary>Buka di Telegram</summary>
      <div class="deep-link-in">
        <Qr text={link} label={`Kode QR ke ${link}`} />
        <p>
          {children}
          <br />
          <a href={link} rel="noreferrer">
            {link}
          </a>
        </p>
      </div>
    </details>
  );
}

import { payloadOf, telegramLink, whatsappLink, type DeepLink } from '../../../domain/deep_links.ts';
import type { WaysIn } from '../../../services/channels.ts';
import { Qr } from './qr.tsx';

export interface ChatLinksProps {
  ways: WaysIn;
  to: DeepLink;
  /** what it is good for */
  children: string;
}

/** Folded: the ways into the office's chats that open this very thing, as QR codes and as links to be sent. */
export function ChatLinks({ ways, to, children }: ChatLinksProps) {
  const payload = payloadOf(to);
  if (payload === null) return null;
  return (
    <>
      {linksInto(ways, payload).map(({ network, link }) => (
        <details class="sheet deep-link">
          <summary>Buka di {network}</summary>
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
      ))}
    </>
  );
}

/** One for each network that the office is on. */
export function linksInto({ telegram, whatsapp }: WaysIn, payload: string): { network: string; link: string }[] {
  return [
    ...(telegram === null ? [] : [{ network: 'Telegram', link: telegramLink(telegram, payload) }]),
    ...(whatsapp === null ? [] : [{ network: 'WhatsApp', link: whatsappLink(whatsapp, payload) }]),
  ];
}

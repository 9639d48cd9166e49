/** The customer's mailbox in the journeys of offices with a mail server: what comes by e-mail is told as chat M's. */
import type { EmailConfig } from '../../config.ts';
import { subjectOf } from '../fakes/mime.ts';
import type { Mail } from '../fakes/mime.ts';
import { openMailServer } from '../fakes/smtp.ts';

/** Chat of the letters: `M< Tagihan ...`. No customer of a journey with letters is called M. */
export const MAILBOX = 'M';

export interface Mailbox {
  email: EmailConfig;
  /** Letters since this was last asked, in order. */
  received(): { text: string; codes: string[] }[];
  end(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const server = await openMailServer();
  let told = 0;
  return {
    email: { url: server.url, from: undefined },
    received() {
      const fresh = server.mails.slice(told);
      told = server.mails.length;
      return fresh.map((mail) => ({ text: letterText(mail), codes: codesIn(mail) }));
    },
    end: () => server.stop(),
  };
}

/** Where links lead differs from run to run. */
function letterText(mail: Mail): string {
  const text = mail.text.trim().replaceAll(/https?:\/\/\S+/g, '(…)');
  const files = mail.files.map(({ name }) => `+ ${name}`);
  return [`${subjectOf(mail)} -> ${mail.to.join(', ')}`, '', text, ...files].join('\n');
}

/** A code to be typed in the chat stands alone in its line. */
function codesIn({ text }: Mail): string[] {
  return [...text.matchAll(/^\d{6}$/gm)].map(([code]) => code);
}

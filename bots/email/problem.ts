/** What went wrong with the mail server, without a word of whom the letter was for. */
import type { SMTPError } from 'nodemailer/lib/smtp-connection/index.js';

/** Where it went wrong: before the letter, at one of its two addresses, or with the letter itself. */
export type Stage = 'connect' | 'sign_in' | 'sender' | 'recipient' | 'letter';

export class MailProblem extends Error {
  /** 'ECONNECTION', 'EAUTH', 'ETIMEDOUT' ... of nodemailer, or 'STOPPED' */
  readonly code: string;
  readonly stage: Stage;
  /** the server's reply, 250 to 599; null: it gave none */
  readonly status: number | null;
  /** '5.1.1' (RFC 3463), where the server says it */
  readonly enhanced: string | null;
  /** the letter was being handed over: without a reply, nobody knows whether it was taken */
  readonly handing: boolean;

  constructor(stage: Stage, { code, status, enhanced, handing }: Omit<MailFacts, 'stage'>) {
    const reply = status === null ? '' : ` ${status}${enhanced === null ? '' : ` ${enhanced}`}`;
    super(`${code} (${stage})${reply}`);
    this.name = 'MailProblem';
    this.stage = stage;
    this.code = code;
    this.status = status;
    this.enhanced = enhanced;
    this.handing = handing;
  }
}

interface MailFacts {
  stage: Stage;
  code: string;
  status: number | null;
  enhanced: string | null;
  handing: boolean;
}

/** The reply's own words may repeat the address, so they are left out. */
export function problemOf(err: unknown, { signedIn, handing }: { signedIn: boolean; handing: boolean }): MailProblem {
  const { code, command, response, responseCode } = err instanceof Error ? (err as SMTPError) : {};
  const status = responseCode !== undefined && responseCode >= 200 && responseCode < 600 ? responseCode : null;
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1] ?? null;
  return new MailProblem(stageOf(command ?? '', signedIn), { code: code ?? 'UNKNOWN', status, enhanced, handing });
}

function stageOf(command: string, signedIn: boolean): Stage {
  if (command.startsWith('AUTH')) return 'sign_in';
  if (!signedIn) return 'connect';
  if (command === 'MAIL FROM') return 'sender';
  if (command === 'RCPT TO') return 'recipient';
  return 'letter';
}

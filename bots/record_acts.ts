/** What an officer did to an order, from its event back to the line that a journey script says it with (bots/script.ts). */
import { dayOf, minuteOfDay } from '../domain/days.ts';

/** An officer's event as stored, and what its line says beside it. */
export interface RecordedAct {
  type: string;
  details: Record<string, unknown>;
  /** UTC ms */
  at: number;
  /** place of the prepared item in the order, from 1 */
  place: number;
  /** page counts of the invoice that differ from the catalogue's, '1=46 2=98'; '' for none */
  pages: string;
}

/** The office's settings that a line leaves out when they were followed. */
export interface RecordedOffice {
  timeZone: string;
  /** days that a billing code is good for unless the officer says otherwise */
  validityDays: number;
}

const DAY_MS = 86_400_000;

/** undefined: the script has no words for this act. */
export function actWords(act: RecordedAct, office: RecordedOffice): string | undefined {
  const words = plain(act.details['words']);
  switch (act.type) {
    case 'accept':
      return 'accept';
    case 'return':
      return `return ${words}`;
    case 'cancel':
      return `cancel ${words}${after(' | ', plain(act.details['money']))}`;
    case 'prepare':
      return `prepare ${act.place} ${fileName(act.details['name'])}`;
    case 'decideReduction':
      return `reduce ${plain(act.details['percent'])} ${plain(act.details['reason'])}`;
    case 'sendInvoice':
      return `send invoice${after(' pages ', act.pages)}${after(' | ', words)}`;
    case 'answerInvoiceCorrection':
    case 'answerDeliveryCorrection':
      return `answer ${words}`;
    case 'enterBillingCode':
      return `enter billing code ${plain(act.details['billingCode'])}${until(act, office)}`;
    case 'reportPaymentMissing':
      return `payment missing ${words}`;
    case 'confirmPayment': {
      const ntb = after(' ntb ', plain(act.details['ntb']));
      return `confirm payment ${plain(act.details['ntpn'])}${ntb}${on(act, office)}`;
    }
    case 'acceptProof':
      return `accept proof${on(act, office)}`;
    case 'refuseProof':
      return `refuse proof ${words}`;
    case 'issueReceipt':
      return 'issue receipt';
    case 'reissueReceipt':
      return `reissue receipt ${words}`;
    case 'release':
      return `release${after(' ', words)}`;
    case 'releaseAgain':
      return `release again ${words}`;
    default:
      return undefined;
  }
}

/** '2026-11-23 09:00' on the office's clock. */
export function clockOf(at: number, timeZone: string): string {
  const minutes = minuteOfDay(at, timeZone);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${dayOf(at, timeZone)} ${hour}:${minute}`;
}

/** On one line, as the script writes words. */
function plain(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replaceAll('\n', String.raw`\n`) : '';
}

function after(before: string, words: string): string {
  return words === '' ? '' : before + words;
}

/** Scripts prepare small PDFs, whatever the real product was. */
function fileName(name: unknown): string {
  return `${
    plain(name)
      .replace(/\.[a-z0-9]+$/i, '')
      .replaceAll(/\s+/g, '-') || 'product'
  }.pdf`;
}

function until({ details, at }: RecordedAct, { validityDays, timeZone }: RecordedOffice): string {
  const expiresAt = Number(details['expiresAt']);
  return expiresAt === at + validityDays * DAY_MS ? '' : ` until ${clockOf(expiresAt, timeZone)}`;
}

function on({ details, at }: RecordedAct, { timeZone }: RecordedOffice): string {
  const paidOn = plain(details['paidOn']);
  return paidOn === dayOf(at, timeZone) ? '' : ` on ${paidOn}`;
}

import { formatRupiah } from '../../../domain/money.ts';
import type { Happened } from '../../../services/orders/refusal.ts';
import { actorWords } from '../../words/people.ts';
import { eventWords } from '../../words/orders.ts';
import { ABSTRACTION_FIELDS } from '../../../domain/abstraction.ts';
import { ABSTRACTION_WORDS } from '../../words/requests.ts';
import { Time } from '../parts/time.tsx';

/** Who did what, newest first. */
export function Timeline({ events, timeZone }: { events: readonly Happened[]; timeZone: string }) {
  return (
    <section class="sheet" aria-labelledby="riwayat">
      <h2 id="riwayat">Riwayat</h2>
      <ol class="happenings">
        {events.toReversed().map((event) => (
          <Happening event={event} timeZone={timeZone} />
        ))}
      </ol>
    </section>
  );
}

export function Happening({ event, timeZone }: { event: Happened; timeZone: string }) {
  const details = [...describe(event.details), ...fieldReasons(event.details['fields'])];
  return (
    <li class={`event event-${event.actorKind}`}>
      <strong>{eventWords(event.type)}</strong>
      <small>
        {actorWords(event.actorKind, event.actorName)} · <Time at={event.at} zone={timeZone} />
      </small>
      {details.map((detail) => (
        <p>{detail}</p>
      ))}
    </li>
  );
}

/** The details worth reading; ids are for machines. */
const SHOWN: Readonly<Record<string, (value: string | number) => string>> = {
  words: String,
  reason: String,
  reasons: String,
  money: (value) => `Uang: ${value}`,
  name: String,
  number: (value) => `Nomor ${value}`,
  total: (value) => (typeof value === 'number' ? formatRupiah(value) : value),
  amount: (value) => (typeof value === 'number' ? formatRupiah(value) : value),
  percent: (value) => `Dikenakan ${String(value).replace('.', ',')} %`,
  ntpn: (value) => `NTPN ${value}`,
  billingCode: (value) => `Kode billing ${value}`,
  daysLeft: (value) => `Sisa ${value} hari`,
  stars: (value) => `${value} dari 5`,
  comment: String,
};

/** Why fields of the abstraction were returned. */
function fieldReasons(fields: unknown): string[] {
  if (typeof fields !== 'object' || fields === null) return [];
  const reasons: Record<string, unknown> = { ...fields };
  return ABSTRACTION_FIELDS.flatMap((field) => {
    const reason = reasons[field];
    return typeof reason === 'string' ? [`${ABSTRACTION_WORDS[field]}: ${reason}`] : [];
  });
}

function describe(details: Record<string, unknown>): string[] {
  return Object.entries(SHOWN).flatMap(([name, words]) => {
    const value = details[name];
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [words(value)] : [];
  });
}

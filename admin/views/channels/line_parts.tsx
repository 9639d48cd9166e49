/** What the card of WhatsApp has beside what every channel's has. */
import type { ChannelStanding, LineStanding } from '../../../services/channels.ts';
import { LINE_PROBLEMS } from '../../../services/whatsapp_line.ts';
import { count } from '../../words/formats.ts';
import { lineTrouble, lineTroubleSince } from '../../words/whatsapp.ts';
import { CsrfField } from '../parts/fields.tsx';
import type { Frame } from '../parts/shell.tsx';

export const LINE_PAGE = '/panel/kanal/whatsapp';

export function LineTrouble({ standing, timeZone }: { standing: ChannelStanding; timeZone: string }) {
  const { state, problem, stateSince, line } = standing;
  const trouble = lineTrouble(state, problem);
  if (trouble === null) return null;
  const pause = state === 'restricted' ? (line?.pause ?? null) : null;
  const times = pause ?? { since: stateSince, until: null };
  const words = lineTroubleSince(trouble, times, timeZone);
  return (
    <div class="channel-trouble">
      <p>
        <strong>{words.charAt(0).toUpperCase() + words.slice(1)}.</strong>
        {state === 'troubled' && problem !== null && (
          <>
            {' '}
            <code>{problem}</code>
          </>
        )}
      </p>
      <p>{trouble.advice}</p>
    </div>
  );
}

/** No number was ever linked: no error, and an offer. */
export function NeverLinked() {
  return (
    <p>
      Belum ada nomor kantor yang ditautkan. Setelah ditautkan, pelanggan dilayani di WhatsApp seperti di Telegram.
      Caranya sekitar dua menit, dengan ponsel kantor di tangan.
    </p>
  );
}

export function lineFacts({ today, reconnectsToday }: LineStanding) {
  const { sent, delivered, read } = today;
  return [
    [
      'Terkirim hari ini',
      sent === 0 ? 'belum ada' : `${count(sent)} pesan: ${count(delivered)} sampai di ponsel, ${count(read)} dibaca`,
    ],
    ['Menyambung ulang hari ini', reconnectsToday === 0 ? 'tidak pernah' : `${count(reconnectsToday)} kali`],
  ] as const;
}

/** For the admin; others see how it stands. */
export function LineActions({ frame, standing }: { frame: Frame; standing: ChannelStanding }) {
  const { state, problem, line } = standing;
  if (line === null || frame.officer.role !== 'admin') return null;
  const label = pageLabel(standing);
  const stopped = line.linked && state === 'refused' && problem !== LINE_PROBLEMS.loggedOut;
  return (
    <>
      {(stopped || state === 'restricted') && (
        <form method="post" action={`${LINE_PAGE}/coba`} data-once>
          <CsrfField token={frame.csrf} />
          <button class="btn btn-primary" type="submit">
            Coba lagi<span class="visually-hidden"> menyambung ke WhatsApp</span>
          </button>
        </form>
      )}
      <a class={line.linked ? 'btn' : 'btn btn-primary'} href={LINE_PAGE}>
        {label}
      </a>
    </>
  );
}

function pageLabel({ state, account, line }: ChannelStanding): string {
  if (line?.linked === true) return 'Putuskan tautan ...';
  if (state === 'linking') return 'Lanjutkan penautan';
  return account === '' ? 'Tautkan nomor kantor' : 'Tautkan lagi';
}

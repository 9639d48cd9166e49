/** Messages that were given up: never what they say, only what became of them. */
import type { DeadLetter } from '../../../services/dead_letters.ts';
import { ORDER_READERS } from '../../navigation.ts';
import { channelWords } from '../../words/channels.ts';
import { count } from '../../words/formats.ts';
import { CsrfField } from '../parts/fields.tsx';
import type { Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';

export interface DeadLettersProps {
  frame: Frame;
  letters: readonly DeadLetter[];
  total: number;
  /** of them those that are not tried again, for their chat went on */
  overtaken: number;
  timeZone: string;
}

const DIRECTIONS = { in: 'Masuk', out: 'Keluar' } as const;

export function DeadLetters({ frame, letters, total, overtaken, timeZone }: DeadLettersProps) {
  const admin = frame.officer.role === 'admin';
  const retryable = total - overtaken;
  return (
    <>
      <p class="text-secondary">
        Pesan masuk yang gagal diolah dan pesan keluar yang gagal dikirim setelah dicoba berkali-kali. Perbaiki
        sebabnya, lalu coba lagi; isinya tidak ditampilkan di sini.
      </p>
      {overtaken > 0 && (
        <p class="text-secondary">
          {count(overtaken)} pesan masuk tidak ikut dicoba lagi: obrolannya sudah berlanjut, dan pesan itu akan terbaca
          sebagai jawaban atas pertanyaan yang sekarang. Pelanggannya sudah diminta mengirim ulang; pesan itu dapat
          dibuang.
        </p>
      )}
      {admin && retryable > 0 && (
        <form method="post" action="/panel/kanal/gagal/coba" class="mb-3" data-once>
          <CsrfField token={frame.csrf} />
          <button class="btn btn-primary" type="submit">
            Coba lagi semuanya ({count(retryable)})
          </button>
        </form>
      )}
      <table class="table stacked">
        <thead>
          <tr>
            <th scope="col">Waktu</th>
            <th scope="col">Pesan</th>
            <th scope="col">Sebab</th>
            <th scope="col" class="num">
              Percobaan
            </th>
            {admin && (
              <th scope="col">
                <span class="visually-hidden">Tindakan</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr>
              <td data-label="Waktu">
                <Time at={letter.at} zone={timeZone} />
              </td>
              <td data-label="Pesan">
                <span>
                  {DIRECTIONS[letter.direction]}, {channelWords(letter.channel)}
                </span>
                <OrderCode letter={letter} frame={frame} />
              </td>
              <td data-label="Sebab">
                <span class="cause">{letter.error ?? 'tidak diketahui'}</span>
                {letter.overtaken && <small>obrolan sudah berlanjut: tidak dicoba lagi</small>}
              </td>
              <td data-label="Percobaan" class="num">
                {letter.attempts}
              </td>
              {admin && (
                <td>
                  <Acts letter={letter} csrf={frame.csrf} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {total > letters.length && <p class="text-secondary">{count(letters.length)} yang terbaru ditampilkan.</p>}
    </>
  );
}

/** The admin has no part in orders: a code, and no link. */
function OrderCode({ letter: { orderCode }, frame }: { letter: DeadLetter; frame: Frame }) {
  if (orderCode === null) return null;
  return (
    <small>
      pesanan{' '}
      {ORDER_READERS.includes(frame.officer.role) ? (
        <a href={`/panel/pesanan/${orderCode}`}>{orderCode}</a>
      ) : (
        <code>{orderCode}</code>
      )}
    </small>
  );
}

function Acts({ letter, csrf }: { letter: DeadLetter; csrf: string }) {
  const named = <span class="visually-hidden"> pesan {letter.id}</span>;
  const lost =
    letter.direction === 'in' ? 'Pesan pelanggan ini akan hilang' : 'Pelanggan tidak akan menerima pesan ini';
  return (
    <div class="row-acts">
      {!letter.overtaken && (
        <form method="post" action={`/panel/kanal/gagal/${letter.id}/coba`} data-once>
          <CsrfField token={csrf} />
          <button class="btn btn-sm btn-outline-primary" type="submit">
            Coba lagi{named}
          </button>
        </form>
      )}
      <form method="post" action={`/panel/kanal/gagal/${letter.id}/buang`} data-once>
        <CsrfField token={csrf} />
        <button class="btn btn-sm btn-ghost-danger" type="submit" data-confirm={`${lost}. Buang?`}>
          Buang{named}
        </button>
      </form>
    </div>
  );
}

/** The live list of talks: who waits, and who talks with whom. */
import type { DeskBoard, TalkLine } from '../../../services/desk/board.ts';
import { channelWords } from '../../words/channels.ts';
import { durationWords, medianWords, personWords } from '../../words/desk.ts';
import { count } from '../../words/formats.ts';
import { Empty } from '../parts/empty.tsx';
import { CsrfField } from '../parts/fields.tsx';
import { Time } from '../parts/time.tsx';

export interface BoardProps {
  board: DeskBoard;
  csrf: string;
  /** may take and answer */
  talks: boolean;
  now: number;
  timeZone: string;
}

export function Board({ board, csrf, talks, now, timeZone }: BoardProps) {
  const { waiting, waitingCount, mine, others, today } = board;
  return (
    <>
      {!board.openNow && (
        <p class="waits">
          Di luar jam layanan
          {board.opensAt !== null && (
            <>
              ; buka kembali <Time at={board.opensAt} zone={timeZone} />
            </>
          )}
          . Pelanggan sudah diberi tahu; menjawab lebih awal tetap boleh.
        </p>
      )}
      <section class="sheet" aria-labelledby="menunggu">
        <h2 id="menunggu">Menunggu petugas ({count(waitingCount)})</h2>
        {waiting.length === 0 ? (
          <Empty title="Tidak ada yang menunggu." />
        ) : (
          <ul class="talks">
            {waiting.map((line) => (
              <li class="talk" id={`tunggu-${line.id}`}>
                <Who line={line} />
                <span class="talk-since">
                  menunggu {durationWords(now - line.since)}, sejak <Time at={line.since} zone={timeZone} />
                </span>
                <Unread line={line} />
                {talks && (
                  <form method="post" action={`/panel/percakapan/${line.id}/ambil`} data-once>
                    <CsrfField token={csrf} />
                    <button class="btn btn-primary btn-sm" type="submit">
                      Ambil<span class="visually-hidden"> {personWords(line.name)}</span>
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        )}
        {waitingCount > waiting.length && (
          <p class="text-secondary">Dan {count(waitingCount - waiting.length)} lagi setelahnya.</p>
        )}
      </section>
      {talks && <Held id="saya" title="Percakapan saya" none="Belum ada yang Anda pegang." lines={mine} now={now} />}
      <Held
        id="lain"
        title={talks ? 'Dipegang petugas lain' : 'Sedang dilayani'}
        none="Tidak ada."
        lines={others}
        now={now}
      />
      <section class="sheet" aria-labelledby="ukuran">
        <h2 id="ukuran">Lama menunggu</h2>
        <dl class="talk-figures">
          <Figure label="Diambil hari ini" value={count(today.talks)} />
          <Figure label="Median menunggu hari ini" value={medianWords(today.medianWaitMs)} />
          <Figure label="Median jawaban pertama hari ini" value={medianWords(today.medianFirstReplyMs)} />
        </dl>
        <p class="text-secondary">Dihitung dalam jam layanan: yang datang saat tutup dihitung sejak kantor buka.</p>
      </section>
    </>
  );
}

interface HeldProps {
  id: string;
  title: string;
  none: string;
  lines: readonly TalkLine[];
  now: number;
}

function Held({ id, title, none, lines, now }: HeldProps) {
  return (
    <section class="sheet" aria-labelledby={id}>
      <h2 id={id}>
        {title} ({count(lines.length)})
      </h2>
      {lines.length === 0 ? (
        <p class="text-secondary">{none}</p>
      ) : (
        <ul class="talks">
          {lines.map((line) => (
            <li class="talk">
              <Who line={line} />
              <span class="talk-since">
                {id !== 'saya' && `${line.owner ?? 'lewat telepon kantor'}, `}
                {durationWords(now - line.since)}
                {line.handedBy !== null && <strong>, dialihkan oleh {line.handedBy}</strong>}
              </span>
              <Unread line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Who({ line }: { line: TalkLine }) {
  return (
    <span class="talk-who">
      <a href={`/panel/percakapan/${line.id}`}>{personWords(line.name)}</a>
      <small>
        {channelWords(line.channel)}
        {line.language === 'en' && ' · bahasa Inggris'}
      </small>
    </span>
  );
}

function Unread({ line }: { line: TalkLine }) {
  return line.unread === 0 ? null : <span class="talk-unread">{count(line.unread)} belum dibaca</span>;
}

export function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

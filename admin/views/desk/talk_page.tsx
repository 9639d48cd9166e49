/** One talk: what was said, the answer, and what may be done with it. */
import type { FormState } from '../../forms/form.ts';
import { channelWords } from '../../words/channels.ts';
import { personWords, STARTED_WORDS } from '../../words/desk.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { Facts } from '../parts/facts.tsx';
import { CsrfField, FileField, SelectField, TextArea, TextField, UploadProgress } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';
import { Talk, type TalkProps } from './talk.tsx';

export interface TalkPageProps extends TalkProps {
  frame: Frame;
  /** for whoever holds it; filled in already */
  replies: readonly { id: string; title: string; text: string; lacks: 'order' | null }[];
  others: readonly { id: string; name: string }[];
  /** attempts that did not go through */
  answer: FormState;
  file: FormState;
  transfer: FormState;
  refusal: string | null;
}

export function TalkPage(props: TalkPageProps) {
  const { frame, talk, refusal } = props;
  return (
    <Shell
      frame={frame}
      title={personWords(talk.name)}
      parent={{ href: '/panel/percakapan', label: 'Percakapan' }}
      actions={
        <a class="btn" href={`/panel/percakapan/riwayat?obrolan=${talk.conversationId}`}>
          Seluruh riwayat
        </a>
      }
    >
      {refusal !== null && (
        <p class="error-summary" role="alert" tabIndex={-1}>
          {refusal}
        </p>
      )}
      <div class="order-columns">
        <div class="order-main">
          <section class="sheet" aria-labelledby="percakapan">
            <h2 id="percakapan">Percakapan</h2>
            <div data-live={`/panel/percakapan/${talk.id}/isi`} aria-live="polite">
              <Talk {...props} />
            </div>
            {talk.own ? <Answer {...props} /> : <Unsent {...props} />}
            {(talk.state === 'waiting' || talk.atPhone) && frame.officer.role !== 'pimpinan' && <Claim {...props} />}
          </section>
        </div>
        <div class="order-side">
          <About {...props} />
          {(talk.own || (talk.atPhone && frame.officer.role !== 'pimpinan')) && <Endings {...props} />}
        </div>
      </div>
    </Shell>
  );
}

function Claim({ frame, talk }: TalkPageProps) {
  return (
    <form method="post" action={`/panel/percakapan/${talk.id}/ambil`} data-once>
      <CsrfField token={frame.csrf} />
      <button class="btn btn-primary" type="submit">
        Ambil percakapan ini
      </button>
    </form>
  );
}

function Answer({ frame, talk, replies, answer, file }: TalkPageProps) {
  return (
    <div class="talk-answer">
      <form method="post" action={`/panel/percakapan/${talk.id}/jawab`} data-once>
        <CsrfField token={frame.csrf} />
        <ErrorSummary form={answer} scope="jawab" />
        <TextArea form={answer} scope="jawab" name="text" label="Jawaban" rows={3} maxlength={3500} required />
        <button class="btn btn-primary" type="submit">
          Kirim jawaban
        </button>
      </form>
      {replies.length > 0 && (
        <details class="talk-canned">
          <summary>Balasan siap pakai</summary>
          <ul>
            {replies.map(({ id, title, text, lacks }) => (
              <li>
                <form method="post" action={`/panel/percakapan/${talk.id}/balasan`}>
                  <CsrfField token={frame.csrf} />
                  <input type="hidden" name="reply" value={id} />
                  <strong>{title}</strong>
                  <p lang={talk.language}>{text}</p>
                  {lacks === 'order' && (
                    <p class="text-secondary">Belum dapat dipakai: pelanggan ini tidak punya pesanan.</p>
                  )}
                  <button
                    class="btn btn-sm"
                    type="submit"
                    data-fill="jawab-text"
                    data-text={text}
                    disabled={lacks !== null}
                  >
                    Pakai<span class="visually-hidden"> balasan {title}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details open={Object.keys(file.errors).length > 0}>
        <summary>Kirim berkas atau gambar</summary>
        <form
          method="post"
          enctype="multipart/form-data"
          action={`/panel/percakapan/${talk.id}/berkas`}
          data-upload
          class="upload"
        >
          <CsrfField token={frame.csrf} />
          <ErrorSummary form={file} scope="berkas" />
          <TextField form={file} scope="berkas" name="note" label="Keterangan" maxlength={200} />
          <FileField
            form={file}
            scope="berkas"
            name="file"
            label="Berkas"
            hint="PDF atau gambar, paling besar 20 MB. Pelanggan menerimanya sebagai tautan unduhan."
            required
          />
          <UploadProgress />
          <button class="btn" type="submit">
            Kirim berkas
          </button>
        </form>
      </details>
    </div>
  );
}

/** The talk ended or moved while its officer wrote: the words are theirs to take along. */
function Unsent({ answer }: TalkPageProps) {
  const { text = '' } = answer.values;
  if (text === '') return null;
  return (
    <div class="mb-3">
      <label class="form-label" for="belum-terkirim">
        Jawaban Anda (belum terkirim)
      </label>
      <textarea class="form-control" id="belum-terkirim" rows={5} readOnly value={text} />
    </div>
  );
}

function About({ talk, timeZone, frame }: TalkPageProps) {
  return (
    <section class="sheet" aria-labelledby="pelanggan">
      <h2 id="pelanggan">Pelanggan</h2>
      <Facts
        facts={[
          ['Nama', personWords(talk.name)],
          ['Instansi', talk.institution],
          ['Kanal', channelWords(talk.channel)],
          ['Telepon', talk.phone && <a href={`tel:${talk.phone}`}>{talk.phone}</a>],
          ['Bahasa', talk.language === 'id' ? 'Indonesia' : 'Inggris'],
          [STARTED_WORDS[talk.startedBy], at(talk.requestedAt, timeZone)],
          ['Diambil', talk.claimedAt === null ? null : at(talk.claimedAt, timeZone)],
          ['Petugas', talk.owner ?? (talk.atPhone ? 'Lewat telepon kantor' : null)],
          [
            'Pesanan',
            talk.orders.length === 0 ? null : (
              <ul class="chats">
                {talk.orders.map((code) => (
                  <li>
                    <a href={`/panel/pesanan/${code}`}>
                      <code>{code}</code>
                    </a>
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
      {talk.state === 'held' && !talk.own && frame.officer.role !== 'pimpinan' && (
        <p class="text-secondary">
          {talk.atPhone
            ? 'Dijawab langsung dari telepon kantor. Ambil untuk melanjutkan dari panel, atau kembalikan ke asisten.'
            : 'Hanya petugas yang memegangnya yang dapat menjawab.'}
        </p>
      )}
    </section>
  );
}

function at(ms: number, timeZone: string) {
  return <Time at={ms} zone={timeZone} />;
}

function Endings({ frame, talk, others, transfer }: TalkPageProps) {
  const { csrf } = frame;
  return (
    <section class="sheet talk-endings" aria-labelledby="akhiri">
      <h2 id="akhiri">Akhiri atau alihkan</h2>
      <form method="post" action={`/panel/percakapan/${talk.id}/tutup`} data-once>
        <CsrfField token={csrf} />
        <p class="text-secondary">Urusannya selesai: pelanggan kembali ke asisten dan diminta menilai.</p>
        <button class="btn btn-outline-primary" type="submit">
          Tutup percakapan
        </button>
      </form>
      <form method="post" action={`/panel/percakapan/${talk.id}/kembalikan`} data-once>
        <CsrfField token={csrf} />
        <p class="text-secondary">Urusannya berlanjut di asisten: pelanggan kembali ke tempat semula.</p>
        <button class="btn" type="submit">
          Kembalikan ke asisten
        </button>
      </form>
      {others.length > 0 && (
        <form method="post" action={`/panel/percakapan/${talk.id}/alihkan`} data-once>
          <CsrfField token={csrf} />
          <ErrorSummary form={transfer} scope="alihkan" />
          <SelectField
            form={transfer}
            scope="alihkan"
            name="to"
            label="Alihkan ke"
            required
            options={[
              { value: '', label: 'Pilih petugas' },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <button class="btn" type="submit">
            Alihkan
          </button>
        </form>
      )}
    </section>
  );
}

import type { Language } from '../../../domain/vocabulary.ts';
import type { TextVersion } from '../../../services/texts.ts';
import type { FormState } from '../../forms/form.ts';
import { Bubble } from '../parts/bubble.tsx';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextArea } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';

/** A text in one language: as built in, and what the office made of it. */
export interface Wording {
  language: Language;
  builtIn: string;
  /** newest first */
  history: readonly TextVersion[];
  placeholders: readonly string[];
  /** those of them that must stay */
  required: readonly string[];
  /** the office's newest wording has other placeholders than today's, so the built-in one is said */
  unfit: boolean;
}

export const bodyField = (language: Language): string => `body.${language}`;
export const seenField = (language: Language): string => `seen.${language}`;

export interface TextPageProps {
  frame: Frame;
  textKey: string;
  wordings: readonly Wording[];
  /** an attempt that was refused */
  form: FormState;
  /** officer's id to name */
  names: ReadonlyMap<string, string>;
  timeZone: string;
}

/** Letters that stand on a line of the form. */
const LINE = 50;

const LANGUAGE_WORDS = { id: 'Bahasa Indonesia', en: 'Bahasa Inggris' } as const;

export function TextPage(props: TextPageProps) {
  const { frame, textKey, wordings } = props;
  return (
    <Shell frame={frame} title={textKey} parent={{ href: '/panel/teks', label: 'Teks percakapan' }}>
      <p class="lead-in">
        *tebal* dan `kode` adalah penanda. Kata dalam kurung kurawal diganti isinya saat dikatakan; tidak boleh
        ditambah, dan yang bertanda * tidak boleh dihilangkan.
      </p>
      {frame.officer.role === 'admin' ? (
        <form method="post" action={`/panel/teks/${textKey}`} data-once>
          <CsrfField token={frame.csrf} />
          <ErrorSummary form={props.form} />
          <Wordings {...props} />
          <button class="btn btn-primary mb-3" type="submit">
            Simpan kedua bahasa
          </button>
        </form>
      ) : (
        <Wordings {...props} />
      )}
      <div class="pair">
        {wordings.map((wording) => (
          <History {...props} wording={wording} />
        ))}
      </div>
    </Shell>
  );
}

function Wordings(props: TextPageProps) {
  return (
    <div class="pair">
      {props.wordings.map((wording) => (
        <WordingSheet {...props} wording={wording} />
      ))}
    </div>
  );
}

/** English has two forms of a counted word (machines/texts/render). */
const HAS_FORMS = /\[[^\]|]+\|[^\]|]+\]/;

type SheetProps = TextPageProps & { wording: Wording };

function WordingSheet({ frame, form, wording }: SheetProps) {
  const { language, builtIn, history, placeholders, required, unfit } = wording;
  const written = history[0]?.body ?? builtIn;
  return (
    <section class="sheet" aria-labelledby={`bahasa-${language}`}>
      <h2 id={`bahasa-${language}`}>{LANGUAGE_WORDS[language]}</h2>
      <div lang={language}>
        <Bubble body={{ kind: 'text', text: unfit ? builtIn : written, choices: [] }} from="office" />
      </div>
      {unfit && (
        <p role="note">
          <strong>Kata-kata kantor tidak dipakai:</strong> isiannya tidak lagi cocok dengan isian di bawah ini.
          Sementara itu yang dikatakan adalah teks bawaan.
        </p>
      )}
      {placeholders.length > 0 && (
        <p>
          Isian:{' '}
          {placeholders.map((name) => (
            <code class="slot-name">{`{${name}}${required.includes(name) ? '*' : ''}`}</code>
          ))}
        </p>
      )}
      {HAS_FORMS.test(builtIn) && (
        <p>
          <code>[day|days]</code> berarti: kata pertama setelah angka 1, kata kedua setelah angka lain.
        </p>
      )}
      {frame.officer.role === 'admin' && (
        <>
          <input type="hidden" name={seenField(language)} value={String(history[0]?.version ?? 0)} />
          <TextArea
            form={form}
            name={bodyField(language)}
            label={`Kata-kata kantor, ${LANGUAGE_WORDS[language]}`}
            initial={written}
            rows={rowsFor(written)}
            required
          />
        </>
      )}
    </section>
  );
}

/** As many lines as the text takes, with some room to write on. */
function rowsFor(written: string): number {
  const lines = written.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  return Math.min(Math.max(lines + 2, 6), 24);
}

function History({ frame, textKey, wording, names, timeZone }: SheetProps) {
  const { language, builtIn, history } = wording;
  const newest = history[0];
  return (
    <div>
      {frame.officer.role === 'admin' && newest !== undefined && newest.body !== null && (
        <form method="post" action={`/panel/teks/${textKey}/${language}/semula`} class="mb-3">
          <CsrfField token={frame.csrf} />
          <input type="hidden" name={seenField(language)} value={String(newest.version)} />
          <button class="btn btn-outline-secondary" type="submit">
            Kembalikan {LANGUAGE_WORDS[language]} ke bawaan
          </button>
        </form>
      )}
      <details>
        <summary>Bawaan dan riwayat, {LANGUAGE_WORDS[language]}</summary>
        <h3>Bawaan</h3>
        <pre class="typed">{builtIn}</pre>
        {history.map((version) => (
          <>
            <h3>
              Versi {version.version}{' '}
              <small>
                {names.get(version.officerId) ?? 'petugas'} · <Time at={version.at} zone={timeZone} />
              </small>
            </h3>
            {version.body === null ? <p>Kembali ke bawaan.</p> : <pre class="typed">{version.body}</pre>}
          </>
        ))}
      </details>
    </div>
  );
}

import type { Language } from '../../../domain/vocabulary.ts';
import type { TextVersion } from '../../../services/texts.ts';
import { EMPTY_FORM, type FormState } from '../../forms/form.ts';
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
}

export interface TextPageProps {
  frame: Frame;
  textKey: string;
  wordings: readonly Wording[];
  /** an attempt that was refused */
  refused: { language: Language; form: FormState } | null;
  /** officer's id to name */
  names: ReadonlyMap<string, string>;
  timeZone: string;
}

const LANGUAGE_WORDS = { id: 'Bahasa Indonesia', en: 'Bahasa Inggris' } as const;

export function TextPage(props: TextPageProps) {
  const { frame, textKey, wordings } = props;
  return (
    <Shell frame={frame} title={textKey} parent={{ href: '/panel/teks', label: 'Teks percakapan' }}>
      <p class="lead-in">
        *tebal* dan `kode` adalah penanda. Kata dalam kurung kurawal diganti isinya saat dikatakan; boleh dihilangkan,
        tidak boleh ditambah.
      </p>
      <div class="pair">
        {wordings.map((wording) => (
          <WordingSheet {...props} wording={wording} />
        ))}
      </div>
    </Shell>
  );
}

function WordingSheet({ frame, textKey, wording, refused, names, timeZone }: TextPageProps & { wording: Wording }) {
  const { language, builtIn, history, placeholders } = wording;
  const newest = history[0];
  const now = newest?.body ?? builtIn;
  const admin = frame.officer.role === 'admin';
  const address = `/panel/teks/${textKey}/${language}`;
  const form = refused?.language === language ? refused.form : EMPTY_FORM;
  const seen = <input type="hidden" name="seen" value={String(newest?.version ?? 0)} />;
  return (
    <section class="sheet" aria-labelledby={`bahasa-${language}`}>
      <h2 id={`bahasa-${language}`}>{LANGUAGE_WORDS[language]}</h2>
      <div lang={language}>
        <Bubble body={{ kind: 'text', text: now, choices: [] }} from="office" />
      </div>
      {placeholders.length > 0 && (
        <p>
          Isian:{' '}
          {placeholders.map((name) => (
            <code class="slot-name">{`{${name}}`}</code>
          ))}
        </p>
      )}
      {admin && (
        <>
          <form method="post" action={address} data-once>
            <CsrfField token={frame.csrf} />
            {seen}
            <ErrorSummary form={form} scope={language} />
            <TextArea
              form={form}
              scope={language}
              name="body"
              label="Kata-kata kantor"
              initial={now}
              rows={8}
              required
            />
            <button class="btn btn-primary" type="submit">
              Simpan versi baru
            </button>
          </form>
          {newest !== undefined && newest.body !== null && (
            <form method="post" action={`${address}/semula`} class="mt-3">
              <CsrfField token={frame.csrf} />
              {seen}
              <button class="btn btn-outline-secondary" type="submit">
                Kembalikan ke bawaan
              </button>
            </form>
          )}
        </>
      )}
      <details>
        <summary>Bawaan dan riwayat</summary>
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
    </section>
  );
}

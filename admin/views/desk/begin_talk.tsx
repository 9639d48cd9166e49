/** Beginning a talk from an order's page, or the way to the one that is going on. */
import { CsrfField, TextArea } from '../parts/fields.tsx';
import type { FormState } from '../../forms/form.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';

export interface BeginTalkProps {
  code: string;
  csrf: string;
  /** a talk that is not over; null: none */
  talkId: string | null;
  form: FormState;
}

export function BeginTalk({ code, csrf, talkId, form }: BeginTalkProps) {
  if (talkId !== null) {
    return (
      <p>
        <a class="btn" href={`/panel/percakapan/${talkId}`}>
          Buka percakapan dengan petugas
        </a>
      </p>
    );
  }
  return (
    <details class="talk-begin" open={Object.keys(form.errors).length > 0}>
      <summary>Mulai percakapan</summary>
      <form method="post" action={`/panel/pesanan/${code}/percakapan`} data-once>
        <CsrfField token={csrf} />
        <ErrorSummary form={form} scope="mulai" />
        <TextArea
          form={form}
          scope="mulai"
          name="text"
          label="Pesan pertama"
          hint="Asisten berhenti menyela di obrolan pelanggan sampai percakapan diakhiri."
          rows={3}
          maxlength={3500}
          required
        />
        <button class="btn" type="submit">
          Mulai dan kirim
        </button>
      </form>
    </details>
  );
}

import { EMPTY_FORM, type FormState } from '../../forms/form.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, FileField, UploadProgress } from '../parts/fields.tsx';

export interface UploadFormProps {
  action: string;
  scope: string;
  /** 'berkas produk' */
  what: string;
  /** the file in force as this page shows it; null: none */
  replaces: string | null;
  csrf: string;
  /** an attempt that did not go through */
  form: FormState | null;
  /** folded away also while there is no file yet */
  optional?: boolean;
}

/** The token comes first in the stream: nothing is stored before it has been checked. */
export function UploadForm({ action, scope, what, replaces, csrf, form, optional = false }: UploadFormProps) {
  const words = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  const fields = (
    <form class="upload" method="post" enctype="multipart/form-data" action={action} data-upload>
      <CsrfField token={csrf} />
      <input type="hidden" name="replaces" value={replaces ?? ''} />
      <ErrorSummary form={form ?? EMPTY_FORM} scope={scope} />
      <FileField
        form={form ?? EMPTY_FORM}
        scope={scope}
        name="file"
        label={replaces === null ? words : `Pengganti ${what}`}
        hint="PDF, ZIP, XLSX, CSV, dan sejenisnya; paling besar 5 GB."
        required
      />
      <UploadProgress />
      <button class={replaces === null && !optional ? 'btn btn-primary' : 'btn btn-outline-primary'} type="submit">
        {replaces === null ? 'Unggah' : 'Ganti'} {what}
      </button>
    </form>
  );
  if (replaces === null && !optional) return fields;
  return (
    <details open={form !== null}>
      <summary>
        {replaces === null ? 'Unggah' : 'Ganti'} {what}
      </summary>
      {fields}
    </details>
  );
}

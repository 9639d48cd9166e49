import type { FormState } from '../../forms/form.ts';
import { idOf } from './fields.tsx';

export interface ErrorSummaryProps {
  form: FormState;
  /** as its fields have it */
  scope?: string;
  title?: string;
}

/** What is wrong, all in one place, each linked to its field. Nothing when all is well. */
export function ErrorSummary({ form, scope = '', title = 'Belum tersimpan. Mohon periksa:' }: ErrorSummaryProps) {
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {errors.map(([name, message]) => (
          <li>{name === '' ? message : <a href={`#${idOf(scope, name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

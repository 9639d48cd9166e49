import type { FormState } from '../../forms/form.ts';
import { idOf } from './fields.tsx';

/** What is wrong, all in one place, each linked to its field. Nothing when all is well. */
export function ErrorSummary({ form, scope = '' }: { form: FormState; scope?: string }) {
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <p>
        <strong>Belum tersimpan. Mohon periksa:</strong>
      </p>
      <ul>
        {errors.map(([name, message]) => (
          <li>{name === '' ? message : <a href={`#${idOf(scope, name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

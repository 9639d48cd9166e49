import type { FormState } from '../../forms/form.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextField } from '../parts/fields.tsx';
import { Gate } from '../parts/gate.tsx';

export interface SignInProps {
  officeName: string;
  csrf: string;
  form: FormState;
  /** where to go afterwards; '' home */
  wanted: string;
}

export function SignInPage({ officeName, csrf, form, wanted }: SignInProps) {
  return (
    <Gate title="Masuk ke panel" officeName={officeName}>
      <form method="post" action="/panel/masuk" data-once>
        <CsrfField token={csrf} />
        <input type="hidden" name="ke" value={wanted} />
        <ErrorSummary form={form} title="Belum dapat masuk:" />
        <TextField form={form} name="email" label="Alamat e-mail" type="email" autocomplete="username" required />
        <TextField
          form={form}
          name="password"
          label="Kata sandi"
          type="password"
          autocomplete="current-password"
          required
        />
        <button class="btn btn-primary w-100" type="submit">
          Masuk
        </button>
      </form>
      <p class="gate-note">Lupa kata sandi? Minta admin kantor membuat tautan akses baru.</p>
    </Gate>
  );
}

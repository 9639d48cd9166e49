import type { FormState } from '../../forms/form.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextField } from '../parts/fields.tsx';
import { Gate } from '../parts/gate.tsx';

export interface AccessPageProps {
  officeName: string;
  csrf: string;
  form: FormState;
  token: string;
  /** whose password is set; null: the link makes the first admin */
  officer: { name: string; email: string } | null;
}

/** Behind a one-time link. Looking at it uses nothing up: only sending the form does. */
export function AccessPage({ officeName, csrf, form, token, officer }: AccessPageProps) {
  return (
    <Gate title={officer ? 'Buat kata sandi' : 'Buat admin pertama'} officeName={officeName}>
      <p>
        {officer
          ? `Untuk ${officer.name} (${officer.email}). Setelah ini Anda langsung dapat masuk; sesi lama berakhir.`
          : 'Kantor ini belum mempunyai petugas. Admin pertama dapat menambah yang lain.'}
      </p>
      <form method="post" action={`/panel/akses/${token}`} data-once>
        <CsrfField token={csrf} />
        <ErrorSummary form={form} />
        {officer ? (
          <input type="hidden" name="email" value={officer.email} autocomplete="username" />
        ) : (
          <>
            <TextField form={form} name="name" label="Nama lengkap" autocomplete="name" required />
            <TextField form={form} name="email" label="Alamat e-mail" type="email" autocomplete="username" required />
          </>
        )}
        <NewPasswordFields form={form} />
        <button class="btn btn-primary w-100" type="submit">
          Simpan dan masuk
        </button>
      </form>
    </Gate>
  );
}

export function NewPasswordFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="password"
        label="Kata sandi baru"
        type="password"
        autocomplete="new-password"
        hint="Paling sedikit 10 huruf; beberapa kata yang tidak berkaitan paling mudah diingat."
        required
      />
      <TextField
        form={form}
        name="again"
        label="Ulangi kata sandi baru"
        type="password"
        autocomplete="new-password"
        required
      />
    </>
  );
}

/** A link that no longer works. */
export function DeadLinkPage({ officeName, reason }: { officeName: string; reason: 'unknown' | 'expired' | 'used' }) {
  const words = {
    unknown: 'Tautan ini tidak dikenal, atau sudah diganti tautan yang lebih baru.',
    expired: 'Tautan ini sudah lewat 24 jam.',
    used: 'Tautan ini sudah dipakai.',
  }[reason];
  return (
    <Gate title="Tautan tidak berlaku" officeName={officeName}>
      <p>
        {words} Minta admin membuat tautan akses baru. Untuk admin pertama, jalankan ulang program: tautannya dicetak
        saat mulai.
      </p>
      <p>
        <a class="btn btn-outline-primary" href="/panel/masuk">
          Ke halaman masuk
        </a>
      </p>
    </Gate>
  );
}

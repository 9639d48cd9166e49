import { ROLES } from '../../../domain/vocabulary.ts';
import type { Officer } from '../../../services/people.ts';
import type { FormState } from '../../forms/form.ts';
import { ROLE_WORDS } from '../../words/people.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, SelectField, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { stateWords } from './people_page.tsx';

const PARENT = { href: '/panel/orang', label: 'Petugas' };
const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }));

export interface PersonPageProps {
  frame: Frame;
  /** null: a new one */
  officer: Officer | null;
  form: FormState;
}

export function PersonPage({ frame, officer, form }: PersonPageProps) {
  return (
    <Shell frame={frame} title={officer ? officer.name : 'Tambah petugas'} parent={PARENT}>
      <section class="sheet narrow" aria-label="Data petugas">
        {officer && (
          <p>
            {officer.email} · {stateWords(officer)}
          </p>
        )}
        <form method="post" action={officer ? `/panel/orang/${officer.id}` : '/panel/orang'} data-once>
          <CsrfField token={frame.csrf} />
          <ErrorSummary form={form} />
          <TextField form={form} name="name" label="Nama lengkap" initial={officer?.name ?? ''} required />
          {!officer && <TextField form={form} name="email" label="Alamat e-mail" type="email" required />}
          <SelectField
            form={form}
            name="role"
            label="Peran"
            options={ROLE_OPTIONS}
            initial={officer?.role ?? 'petugas'}
            hint="Petugas layanan melayani pesanan; bendahara mengurus uang; admin mengatur kantor; pimpinan hanya melihat."
            required
          />
          <TextField
            form={form}
            name="nip"
            label="NIP"
            initial={officer?.nip ?? ''}
            inputmode="numeric"
            hint="18 angka."
          />
          <button class="btn btn-primary" type="submit">
            {officer ? 'Simpan' : 'Tambah dan buat tautan akses'}
          </button>
        </form>
      </section>
      {officer && <Access frame={frame} officer={officer} />}
    </Shell>
  );
}

function Access({ frame, officer }: { frame: Frame; officer: Officer }) {
  const address = `/panel/orang/${officer.id}`;
  return (
    <section class="sheet narrow" aria-labelledby="akses">
      <h2 id="akses">Akses</h2>
      {officer.active && (
        <form method="post" action={`${address}/akses`}>
          <CsrfField token={frame.csrf} />
          <p>Lupa kata sandi, atau tautan pertamanya hilang? Tautan baru berlaku 24 jam dan hanya sekali.</p>
          <button class="btn btn-outline-primary" type="submit">
            Buat tautan akses baru
          </button>
        </form>
      )}
      <form method="post" action={`${address}/keadaan`}>
        <CsrfField token={frame.csrf} />
        <input type="hidden" name="active" value={officer.active ? '' : 'on'} />
        <p>
          {officer.active
            ? 'Menonaktifkan mengakhiri semua sesinya seketika. Catatannya tetap ada.'
            : 'Akun ini nonaktif dan tidak dapat masuk.'}
        </p>
        <button
          class={officer.active ? 'btn btn-outline-danger' : 'btn btn-outline-primary'}
          type="submit"
          data-confirm={officer.active ? `Nonaktifkan ${officer.name}?` : undefined}
        >
          {officer.active ? 'Nonaktifkan' : 'Aktifkan kembali'}
        </button>
      </form>
    </section>
  );
}

/** Shown once: only the link's hash is kept. */
export function AccessLinkPage({ frame, officer, link }: { frame: Frame; officer: Officer; link: string }) {
  return (
    <Shell frame={frame} title="Tautan akses" parent={PARENT}>
      <section class="sheet narrow" aria-label="Tautan akses">
        <p>
          Kirim tautan ini kepada <strong>{officer.name}</strong> lewat jalur yang aman. Berlaku 24 jam, hanya sekali,
          dan hanya ditampilkan sekarang.
        </p>
        <label class="form-label" for="tautan">
          Tautan untuk {officer.email}
        </label>
        <input class="form-control code-input" id="tautan" readOnly value={link} data-select />
        <p class="button-row">
          <a class="btn btn-outline-secondary" href="/panel/orang">
            Selesai
          </a>
        </p>
      </section>
    </Shell>
  );
}

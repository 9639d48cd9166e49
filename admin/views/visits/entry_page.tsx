/** The guest book at the counter, for who comes without a telephone (R2). */
import type { FormState } from '../../forms/form.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface EntryPageProps {
  frame: Frame;
  form: FormState;
  services: readonly { value: string; label: string }[];
}

export function EntryPage({ frame, form, services }: EntryPageProps) {
  return (
    <Shell frame={frame} title="Daftarkan pengunjung" parent={{ href: '/panel/antrean', label: 'Antrean' }}>
      <form class="sheet narrow" method="post" action="/panel/antrean/baru" data-once>
        <p>Untuk pengunjung tanpa ponsel. Setelah disimpan, nomornya dapat dicetak sebagai karcis.</p>
        <CsrfField token={frame.csrf} />
        <ErrorSummary form={form} />
        <SelectField form={form} name="service" label="Layanan" options={services} required />
        <TextField form={form} name="name" label="Nama" maxlength={120} required />
        <TextField form={form} name="institution" label="Instansi" hint="Kosong: pribadi." maxlength={120} />
        <TextArea form={form} name="purpose" label="Keperluan" rows={2} maxlength={300} required />
        <SelectField
          form={form}
          name="language"
          label="Bahasa"
          options={[
            { value: 'id', label: 'Indonesia' },
            { value: 'en', label: 'Inggris' },
          ]}
          required
        />
        <button class="btn btn-primary" type="submit">
          Simpan dan beri nomor
        </button>
      </form>
    </Shell>
  );
}

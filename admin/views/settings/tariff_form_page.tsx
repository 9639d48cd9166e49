import { RATE_GROUPS, WHOLE_BLOCKS } from '../../forms/tariff_fields.ts';
import type { FormState, Values } from '../../forms/form.ts';
import type { Tariff } from '../../../services/tariffs.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CheckField, CsrfField, TextArea, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface TariffFormProps {
  frame: Frame;
  form: FormState;
  /** the table that is mended; null: a new one */
  tariff: Tariff | null;
  /** the newest table, to begin with */
  initial: Values;
  /** whether started blocks count whole in it */
  wholeBlocks: boolean;
}

export function TariffFormPage({ frame, form, tariff, initial, wholeBlocks }: TariffFormProps) {
  const address = tariff === null ? '/panel/tarif' : `/panel/tarif/${tariff.id}`;
  return (
    <Shell
      frame={frame}
      title={tariff === null ? 'Tambah tarif' : 'Ubah tarif'}
      parent={{ href: '/panel/tarif', label: 'Tarif' }}
    >
      <form class="sheet" method="post" action={address} data-once>
        <CsrfField token={frame.csrf} />
        <ErrorSummary form={form} />
        <TextField
          form={form}
          name="legalBasis"
          label="Dasar hukum"
          hint="Tercetak pada setiap baris tagihan."
          initial={tariff?.legalBasis ?? ''}
          required
        />
        <div class="field-row">
          <TextField
            form={form}
            name="validFrom"
            label="Berlaku mulai"
            type="date"
            initial={tariff?.validFrom ?? ''}
            required
          />
          <TextField
            form={form}
            name="validTo"
            label="Sampai"
            type="date"
            initial={tariff?.validTo ?? ''}
            hint="Kosong: sampai ada tarif baru."
          />
        </div>
        <TextArea form={form} name="note" label="Catatan" initial={tariff?.note ?? ''} rows={2} />
        {RATE_GROUPS.map(({ title, pairs }) => (
          <fieldset>
            <legend>{title}</legend>
            {pairs.map((pair) => (
              <div class="field-pair">
                {pair.map(([path, label]) => (
                  <TextField
                    form={form}
                    name={path}
                    label={label}
                    initial={initial[path] ?? ''}
                    inputmode="numeric"
                    required
                  />
                ))}
              </div>
            ))}
          </fieldset>
        ))}
        <CheckField
          form={form}
          name={WHOLE_BLOCKS}
          label="Langkah data mikro yang dimulai dihitung penuh"
          hint="Tanpa tanda: dihitung menurut bagiannya, dibulatkan ke Rp1."
          initial={wholeBlocks ? 'on' : ''}
        />
        <button class="btn btn-primary" type="submit">
          Simpan tarif
        </button>
      </form>
    </Shell>
  );
}

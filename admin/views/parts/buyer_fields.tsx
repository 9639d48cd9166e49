import { COUNTRIES } from '../../../domain/countries.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import type { FormState } from '../../forms/form.ts';

/** Whom a document names: asked only when the customer changed their profile since they ordered. */
export function BuyerFields({ order, form }: { order: OrderDetail; form: FormState }) {
  const { buyerChanged } = order;
  if (buyerChanged === null) return null;
  const chosen = form.values['buyer'] === 'now' ? 'now' : 'order';
  const choices = [
    ['order', 'Seperti saat memesan', buyerChanged.ordered],
    ['now', 'Seperti profil sekarang', buyerChanged.now],
  ] as const;
  const error = form.errors['buyer'];
  return (
    <fieldset>
      <legend>Data pembeli pada dokumen</legend>
      <p class="form-hint">Pelanggan mengubah profilnya sejak memesan.</p>
      {choices.map(([value, label, { name, institution, email, country, npwp }]) => (
        <label class="form-check">
          <input class="form-check-input" type="radio" name="buyer" value={value} checked={value === chosen} />
          <span class="form-check-label">
            {label}
            <small class="d-block">
              {[name, institution, email, countryName(country), npwp]
                .filter((part) => part !== null && part !== '')
                .join(' · ')}
            </small>
          </span>
        </label>
      ))}
      {error !== undefined && <p class="field-error">{error}</p>}
    </fieldset>
  );
}

function countryName(code: string): string {
  return COUNTRIES.find((country) => country.code === code)?.id ?? code;
}

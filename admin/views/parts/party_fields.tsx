import type { OrderDetail } from '../../../services/orders/detail.ts';
import type { FormState } from '../../forms/form.ts';
import { PARTY_FIELDS } from '../../forms/party_fields.ts';
import { TextArea, TextField } from './fields.tsx';

/** Who receives the data, as the agreement names them; nothing where no agreement is due. */
export function PartyFields({ order, form, scope }: { order: OrderDetail; form: FormState; scope: string }) {
  const { party } = order;
  if (party === null) return null;
  return (
    <>
      <TextField
        form={form}
        scope={scope}
        name={PARTY_FIELDS.position}
        label="Jabatan pihak penerima pada perjanjian"
        initial={party.position}
        hint="Ubah hanya bila pelanggan menyampaikan perbaikan."
        required
      />
      <TextArea
        form={form}
        scope={scope}
        name={PARTY_FIELDS.address}
        label="Alamat pihak penerima pada perjanjian"
        initial={party.address}
        rows={2}
        required
      />
    </>
  );
}

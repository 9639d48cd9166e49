import type { Role } from '../../../domain/vocabulary.ts';
import { EMPTY_FORM } from '../../forms/form.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { CsrfField, TextField } from '../parts/fields.tsx';

/** The request number in the national portal, where there is one (docs/domain.md 2). */
export function PortalNumber({ order, role, csrf }: { order: OrderDetail; role: Role; csrf: string }) {
  if (role !== 'petugas') {
    return order.portalNumber === null ? null : <p>Nomor permintaan di portal: {order.portalNumber}</p>;
  }
  return (
    <details class="sheet" open={order.portalNumber !== null}>
      <summary>Nomor permintaan di portal nasional</summary>
      <form method="post" action={`/panel/pesanan/${order.code}/nomor-portal`}>
        <CsrfField token={csrf} />
        <TextField
          form={EMPTY_FORM}
          scope="portal"
          name="portalNumber"
          label="Nomor permintaan"
          hint="Dari pst.bps.go.id atau silastik.bps.go.id."
          initial={order.portalNumber ?? ''}
          maxlength={60}
        />
        <button class="btn btn-outline-primary" type="submit">
          Simpan nomor
        </button>
      </form>
    </details>
  );
}

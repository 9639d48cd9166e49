import { formatRupiah } from '../../domain/money.ts';
import type { ActFacts, Complaint } from './act_form.ts';

/** The amount that was typed is not the invoice's (docs/domain.md 2.10): says what the invoice says. */
export function amountMismatch({ total }: ActFacts): Complaint {
  const invoiced = total === null ? '' : `, ${formatRupiah(total)}`;
  return { field: 'amount', message: `Jumlah tidak sama dengan tagihan yang berlaku${invoiced}.` };
}

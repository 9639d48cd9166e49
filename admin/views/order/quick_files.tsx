import type { OrderDetail } from '../../../services/orders/detail.ts';
import { mayReadProducts } from '../../../services/order_files.ts';
import type { Officer } from '../../visit.ts';

interface QuickFile {
  words: string;
  fileId: string;
}

/** What is opened most, near the top: the proof or the signed copy that waits, and the products that are out. */
export function QuickFiles({ order, officer }: { order: OrderDetail; officer: Officer }) {
  const files = filesOf(order, officer);
  if (files.length === 0) return null;
  return (
    <ul class="quick-files" aria-label="Berkas">
      {files.map(({ words, fileId }) => (
        <li>
          <a class="btn btn-outline-secondary" href={`/panel/pesanan/${order.code}/berkas/${fileId}`}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}

const OUT: ReadonlySet<OrderDetail['phase']> = new Set(['delivered', 'redelivering', 'completed']);

function filesOf({ phase, proofs, signed, items }: OrderDetail, officer: Officer): QuickFile[] {
  const proof = proofs.find(({ status }) => status === 'waiting');
  const copy = signed.find(({ status }) => status === 'waiting');
  const products = OUT.has(phase) && mayReadProducts(officer) ? items : [];
  return [
    ...(proof ? [{ words: `Unduh bukti transfer: ${proof.file.name}`, fileId: proof.file.id }] : []),
    ...(copy ? [{ words: `Unduh perjanjian bertanda tangan: ${copy.file.name}`, fileId: copy.file.id }] : []),
    ...products.flatMap(({ title, file }) => (file ? [{ words: `Unduh produk: ${title}`, fileId: file.id }] : [])),
  ];
}

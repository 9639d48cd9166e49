import { formatRupiah } from '../../../domain/money.ts';
import type { Role } from '../../../domain/vocabulary.ts';
import type { OrderDetail, OrderDetailDocument } from '../../../services/orders/detail.ts';
import { differenceWords } from '../../words/formats.ts';
import { versionWords } from '../../words/orders.ts';
import { CsrfField } from '../parts/fields.tsx';
import { Time } from '../parts/time.tsx';

export interface DocumentsProps {
  order: OrderDetail;
  csrf: string;
  role: Role;
  timeZone: string;
}

const DOCUMENT_WORDS = { invoice: 'Tagihan', receipt: 'Kuitansi', agreement: 'Perjanjian' } as const;

/** Invoices, agreements and receipts, all versions; superseded ones stay readable. */
export function Documents({ order, csrf, role, timeZone }: DocumentsProps) {
  if (order.documents.length === 0) return null;
  const released = order.phase === 'delivered' || order.phase === 'redelivering' || order.phase === 'completed';
  const mayRenew = released && (role === 'petugas' || role === 'bendahara');
  return (
    <section class="sheet" aria-labelledby="dokumen">
      <h2 id="dokumen">Dokumen</h2>
      <table class="table table-sm stacked">
        <thead>
          <tr>
            <th scope="col">Dokumen</th>
            <th scope="col">Nomor</th>
            <th scope="col" class="num">
              Jumlah
            </th>
            <th scope="col">Terbit</th>
            <th scope="col">Berkas</th>
          </tr>
        </thead>
        <tbody>
          {order.documents.map((paper) => (
            <tr class={paper.status === 'superseded' ? 'superseded' : ''}>
              <th scope="row" data-label="Dokumen">
                {DOCUMENT_WORDS[paper.kind]} {versionWords(paper.version)}
                {paper.status === 'superseded' && <small>diganti</small>}
              </th>
              <td data-label="Nomor">{paper.number}</td>
              <td data-label="Jumlah" class="num">
                {paper.kind === 'agreement' ? '-' : formatRupiah(paper.total)}
                {paper.kind === 'invoice' && <Difference papers={order.documents} paper={paper} />}
              </td>
              <td data-label="Terbit">
                <Time at={paper.issuedAt} zone={timeZone} />
                <small>{paper.issuedBy}</small>
              </td>
              <td data-label="Berkas">
                <a href={`/panel/pesanan/${order.code}/berkas/${paper.fileId}`}>
                  Unduh<span class="visually-hidden"> {paper.number}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayRenew && (
        <form method="post" action={`/panel/pesanan/${order.code}/tautan`}>
          <CsrfField token={csrf} />
          <button class="btn btn-outline-secondary" type="submit">
            Perbarui tautan unduhan pelanggan
          </button>
        </form>
      )}
    </section>
  );
}

/** What a corrected invoice changed of the amount. */
function Difference({ papers, paper }: { papers: OrderDetail['documents']; paper: OrderDetailDocument }) {
  const before = papers.find(({ kind, version }) => kind === 'invoice' && version === paper.version - 1);
  if (!before || before.total === paper.total) return null;
  return <small>{differenceWords(paper.total - before.total)}</small>;
}

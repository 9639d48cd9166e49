import { ABSTRACTION_FIELDS } from '../../../domain/abstraction.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { ABSTRACTION_WORDS, clausesWords } from '../../words/requests.ts';
import { Facts } from '../parts/facts.tsx';

/** The abstraction of data use and the party of the agreement (standard B5, R10). */
export function AbstractionSheet({ order }: { order: OrderDetail }) {
  const { abstraction, party, agreementTerms } = order;
  if (abstraction === null) return null;
  return (
    <section class="sheet" aria-labelledby="abstraksi">
      <h2 id="abstraksi">Abstraksi penggunaan data</h2>
      {abstraction.file !== null && (
        <p>
          <a href={`/panel/pesanan/${order.code}/berkas/${abstraction.file.id}`}>
            Abstraksi sebagai berkas: {abstraction.file.name}
          </a>
        </p>
      )}
      <dl class="written">
        {ABSTRACTION_FIELDS.flatMap((field) => {
          const words = abstraction.fields[field] ?? '';
          if (words === '') return [];
          return [
            <div>
              <dt>{ABSTRACTION_WORDS[field]}</dt>
              <dd>{words}</dd>
            </div>,
          ];
        })}
      </dl>
      <Facts
        facts={[
          ['Pernyataan', abstraction.statement ? 'data tidak akan diteruskan ke pihak lain' : 'belum dinyatakan'],
          ['Jabatan', party?.position ?? null],
          ['Alamat', party?.address ?? null],
          ['Ketentuan perjanjian', clausesWords(agreementTerms)],
        ]}
      />
    </section>
  );
}

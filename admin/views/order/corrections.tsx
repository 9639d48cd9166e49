import type { ReviewPart } from '../../../domain/abstraction.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { ROLE_WORDS } from '../../words/people.ts';
import { PART_WORDS } from '../../words/requests.ts';
import { Time } from '../parts/time.tsx';

/** What the customer asked to have corrected, with the answers. */
export function Corrections({ corrections, timeZone }: { corrections: OrderDetail['corrections']; timeZone: string }) {
  if (corrections.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="koreksi">
      <h2 id="koreksi">Permintaan koreksi</h2>
      <ul class="plain-list">
        {corrections.map((correction) => (
          <li>
            <strong>{partWords(correction)}:</strong> {correction.text}
            <small>
              <Time at={correction.createdAt} zone={timeZone} />
            </small>
            {correction.answer === null ? (
              <p class="item-missing">Belum dijawab; giliran {turnWords(correction)}</p>
            ) : (
              <blockquote class="answer">
                {correction.answer}
                {correction.answeredAt !== null && (
                  <small>
                    <Time at={correction.answeredAt} zone={timeZone} />
                  </small>
                )}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What of the order is disputed now: 'contoh data, perjanjian'. */
export function DisputedParts({ order }: { order: OrderDetail }) {
  const open = order.corrections.filter(({ answer }) => answer === null);
  if (open.length === 0) return null;
  return <span class="order-clock">{[...new Set(open.map((one) => partWords(one).toLowerCase()))].join(', ')}</span>;
}

/** Whether an open request of this round of review is about the part; one that names none is about the invoice. */
export function isDisputed({ corrections }: OrderDetail, part: ReviewPart): boolean {
  return corrections.some((one) => one.answer === null && one.loop === 'invoice' && (one.part ?? 'invoice') === part);
}

type Correction = OrderDetail['corrections'][number];

function partWords({ loop, part }: Correction): string {
  if (part !== null) return PART_WORDS[part];
  return loop === 'invoice' ? 'Tagihan' : 'Kiriman';
}

/** Who answers it: after delivery the receipt is the treasurer's (R22). */
function turnWords({ loop, part }: Correction): string {
  return ROLE_WORDS[loop === 'delivery' && part === 'receipt' ? 'bendahara' : 'petugas'].toLowerCase();
}

/** What still waits for an answer, to be read before acting. */
export function OpenCorrections({ corrections }: { corrections: OrderDetail['corrections'] }) {
  return (
    <>
      {corrections
        .filter(({ answer }) => answer === null)
        .map((correction) => (
          <div class="asked">
            <p>
              Pelanggan minta {partWords(correction).toLowerCase()} dikoreksi, giliran {turnWords(correction)}:
            </p>
            <blockquote>{correction.text}</blockquote>
          </div>
        ))}
    </>
  );
}

/** Officers read ratings; nobody edits them (docs/domain.md 8). */
export function Rating({ rating, timeZone }: { rating: OrderDetail['rating']; timeZone: string }) {
  if (!rating) return null;
  return (
    <section class="sheet" aria-labelledby="penilaian">
      <h2 id="penilaian">Penilaian</h2>
      <p>
        <span aria-hidden="true">{'★'.repeat(rating.stars)}</span> {rating.stars} dari 5
        <small>
          {' '}
          <Time at={rating.createdAt} zone={timeZone} />
        </small>
      </p>
      {rating.comment && <blockquote class="answer">{rating.comment}</blockquote>}
    </section>
  );
}

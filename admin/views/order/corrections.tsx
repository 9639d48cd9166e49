import type { OrderDetail } from '../../../services/orders/detail.ts';
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
            <strong>{correction.loop === 'invoice' ? 'Tagihan' : 'Kiriman'}:</strong> {correction.text}
            <small>
              <Time at={correction.createdAt} zone={timeZone} />
            </small>
            {correction.answer === null ? (
              <p class="item-missing">Belum dijawab</p>
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

/** What still waits for an answer, to be read before acting. */
export function OpenCorrections({ corrections }: { corrections: OrderDetail['corrections'] }) {
  return (
    <>
      {corrections
        .filter(({ answer }) => answer === null)
        .map(({ loop, text }) => (
          <div class="asked">
            <p>{loop === 'invoice' ? 'Pelanggan minta tagihan dikoreksi:' : 'Pelanggan minta kiriman dikoreksi:'}</p>
            <blockquote>{text}</blockquote>
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

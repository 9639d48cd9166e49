/** Five stars of which some are filled, drawn rather than written: not every font has them. Read aloud as a number. */
const STAR = 'M8 1.2l2.1 4.4 4.8.6-3.5 3.3.9 4.8L8 11.9l-4.3 2.4.9-4.8L1.1 6.2l4.8-.6z';

export function StarRow({ stars }: { stars: number }) {
  return (
    <span class="stars">
      <svg viewBox="0 0 80 16" width="80" height="16" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((place) => (
          <path class={place < stars ? 'star' : 'star star-off'} d={STAR} transform={`translate(${place * 16} 0)`} />
        ))}
      </svg>
      <span class="visually-hidden">{stars} bintang</span>
    </span>
  );
}

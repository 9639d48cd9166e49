/** Where the list stands: it follows the talk while the person is at its end, and keeps still while they read back. */
import { byId } from './dom.ts';
import { word } from './words.ts';

/** Within so many pixels of the end counts as the end. */
const NEAR = 60;

export function createScroll(onTop: () => void) {
  const scroll = byId('scroll');
  const pill = byId<HTMLButtonElement>('newest');
  let following = true;
  let unread = 0;
  /** where we have put it ourselves */
  let put = -1;

  const end = () => scroll.scrollHeight - scroll.clientHeight;
  const atEnd = () => end() - scroll.scrollTop < NEAR;

  const to = (top: number) => {
    scroll.scrollTop = top;
    put = scroll.scrollTop;
  };

  const showPill = () => {
    const below = !atEnd();
    if (!below) unread = 0;
    pill.hidden = !below;
    pill.classList.toggle('unread', unread > 0);
    const label = word(unread > 0 ? 'newMessages' : 'toNewest');
    const text = pill.querySelector('span');
    if (text) text.textContent = unread > 0 ? label : '';
    pill.setAttribute('aria-label', label);
  };

  const toEnd = () => {
    following = true;
    to(end());
    showPill();
  };

  scroll.addEventListener(
    'scroll',
    () => {
      if (Math.abs(scroll.scrollTop - put) > 2) following = atEnd();
      if (scroll.scrollTop < 200) onTop();
      showPill();
    },
    { passive: true },
  );
  pill.addEventListener('click', () => {
    toEnd();
    scroll.focus({ preventScroll: true });
  });
  if ('ResizeObserver' in window) new ResizeObserver(() => following && toEnd()).observe(scroll);

  return {
    toEnd,
    /** Something came in below. `keepInSight`: what must not leave at the top, so that a long answer is read from its start. */
    grew(count: number, keepInSight?: HTMLElement) {
      if (following) {
        const top = keepInSight ? keepInSight.offsetTop - 12 : Number.POSITIVE_INFINITY;
        to(Math.min(end(), top));
        // the rest of a long answer is below: go on following
        following = true;
      }
      if (!following || document.hidden) unread += count;
      showPill();
    },
    /** Runs `change`, which puts something in above, without moving what is being read. */
    still(change: () => void) {
      const fromEnd = scroll.scrollHeight - scroll.scrollTop;
      change();
      to(scroll.scrollHeight - fromEnd);
    },
  };
}

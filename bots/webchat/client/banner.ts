/** Says that the connection is away, and that it is back. */
import { byId } from './dom.ts';
import { word } from './words.ts';

/** A break shorter than this, in ms, is not worth a word. */
const GRACE_MS = 1500;
const BACK_MS = 2500;

const banner = byId('banner');
let timer = 0;
let away = false;

export function reached(is: boolean): void {
  if (is !== away) return;
  away = !is;
  clearTimeout(timer);
  if (away) timer = setTimeout(() => show('offline'), GRACE_MS);
  else if (banner.dataset.shows === 'offline') {
    show('online');
    timer = setTimeout(() => show(''), BACK_MS);
  }
}

function show(what: 'offline' | 'online' | ''): void {
  banner.dataset.shows = what;
  banner.textContent = what === '' ? '' : word(what);
}

addEventListener('offline', () => reached(false));

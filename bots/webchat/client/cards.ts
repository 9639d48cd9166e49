/** What is not read but used: documents to open, codes to copy. */
import { button, el, icon, quiet } from './dom.ts';
import { markup, NEW_TAB, safeAddress } from './markup.ts';
import { word } from './words.ts';

/** A code is read aloud and compared in groups of so many digits. */
const GROUP = 4;

/** A document to open, in a tab of its own. */
export function linkCard({ text, label, url }: { text: string; label: string; url: string }): HTMLElement {
  const href = safeAddress(url);
  const card = el('div', { class: 'document' }, el('div', { class: 'text' }, markup(text)));
  const face = [
    el('span', { class: 'document-icon' }, icon('file')),
    el('span', { class: 'document-label', text: label }),
  ];
  if (!href) return card;
  card.append(
    el('a', { class: 'open', attrs: { href, ...NEW_TAB } }, ...face, icon('open'), quiet(`(${word('newTab')})`)),
  );
  return card;
}

/** Something to copy. */
export function codeCard(value: string): HTMLElement {
  const code = el('code', { class: 'code-value' });
  // groups by space between elements, so that what is selected and copied is the code alone
  const parts = /^\d{9,}$/.test(value) ? (value.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [value]) : [value];
  for (const part of parts) code.append(el('span', { text: part }));
  const label = el('span', { text: word('copy') });
  const copy = button({ class: 'copy' }, icon('copy'), label, quiet(value));
  const told = el('span', { class: 'quiet', attrs: { role: 'status' } });
  copy.addEventListener('click', async () => {
    const done = await copyText(value, code);
    label.textContent = told.textContent = word(done ? 'copied' : 'copyFailed');
    copy.classList.toggle('done', done);
    setTimeout(() => {
      label.textContent = word('copy');
      told.textContent = '';
      copy.classList.remove('done');
    }, 2500);
  });
  return el('div', { class: 'code-card' }, code, copy, told);
}

/** The clipboard of plain HTTP is the old one: what is selected. */
async function copyText(value: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    const done = document.execCommand('copy');
    if (done) getSelection()?.removeAllRanges();
    return done;
  }
}

/** What the top of the page offers: the language, the theme, and to leave. */
import { ask } from './dialog.ts';
import { byId } from './dom.ts';
import { word } from './words.ts';

export function setUpHeader(onLanguage: () => void, onLeave: () => void): void {
  byId('language').addEventListener('click', onLanguage);
  const more = document.getElementById('more') as HTMLDetailsElement | null;
  if (more) setUpMore(more, onLeave);
}

function setUpMore(more: HTMLDetailsElement, onLeave: () => void): void {
  const close = () => more.removeAttribute('open');
  addEventListener('click', (event) => event.target instanceof Node && !more.contains(event.target) && close());
  more.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    more.querySelector('summary')?.focus();
  });
  const theme = byId('theme');
  const root = document.documentElement;
  const label = () => {
    const text = theme.querySelector('span');
    if (!text) return;
    text.dataset.word = root.dataset.theme === 'dark' ? 'light' : 'dark';
    text.textContent = word(root.dataset.theme === 'dark' ? 'light' : 'dark');
  };
  more.addEventListener('toggle', label);
  theme.addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('gerai.theme', root.dataset.theme);
    } catch {
      // then it lasts until the page is loaded again
    }
    close();
  });
  byId('forget').addEventListener('click', async () => {
    close();
    const words = {
      title: word('forgetQuestion'),
      body: word('forgetBody'),
      yes: word('forgetYes'),
      no: word('cancel'),
    };
    if (await ask({ ...words, safe: 'no' })) onLeave();
  });
}

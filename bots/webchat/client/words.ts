/** The page in the language of the conversation. */
import type { ChatLanguage } from '../protocol.ts';
import { WORDING, type Word } from '../wording.ts';

let current: ChatLanguage = document.documentElement.lang === 'en' ? 'en' : 'id';

export function language(): ChatLanguage {
  return current;
}

/** `word('step', { step: 3, of: 9 })` */
export function word(key: Word, values: Record<string, string | number> = {}): string {
  return WORDING[current][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Puts everything that is there already into this language. Returns whether that is a change. */
export function speak(wanted: ChatLanguage): boolean {
  if (wanted === current) return false;
  current = wanted;
  document.documentElement.lang = wanted;
  each('data-word', (element, text) => (element.textContent = text));
  each('data-label', (element, text) => {
    element.setAttribute('aria-label', text);
    if (element.title) element.title = text;
  });
  each('data-hint', (element, text) => (element.title = text));
  each('data-placeholder', (element, text) => element.setAttribute('placeholder', text));
  return true;
}

function each(attribute: string, change: (element: HTMLElement, text: string) => void): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
    const key = element.getAttribute(attribute);
    if (key && key in WORDING[current]) change(element, word(key as Word));
  }
}

const locale = () => (current === 'id' ? 'id-ID' : 'en-GB');

/** Hour and minute, as the person's clock shows them. */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}

/** The day that a separator names. */
export function dayName(at: number): string {
  const day = new Date(at).toDateString();
  const now = new Date();
  if (day === now.toDateString()) return word('today');
  now.setDate(now.getDate() - 1);
  if (day === now.toDateString()) return word('yesterday');
  return new Date(at).toLocaleDateString(locale(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Bytes as people read them. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const unit = bytes < 1_000_000 ? ([1000, 'kB'] as const) : ([1_000_000, 'MB'] as const);
  return `${(bytes / unit[0]).toLocaleString(locale(), { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 })} ${unit[1]}`;
}

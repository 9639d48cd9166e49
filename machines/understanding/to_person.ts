/** What is typed while a person of the office speaks in the chat (docs/domain.md 12): said to that person, and no command. */
import type { Understood } from '../conversation/events.ts';
import { canonical, phrases, tidy } from './normalize.ts';

const ENDS = new Set(
  phrases(`selesai, sudah selesai, akhiri, akhiri percakapan, akhiri obrolan, tutup percakapan, tutup obrolan, kembali ke asisten,
    kembali ke bot, end chat, end the chat, end talk, end conversation, end the conversation, back to assistant,
    back to the assistant, back to the bot`),
);
const MENU = new Set(phrases('menu, menu utama, kembali ke menu, kembali ke menu utama, main menu, back to menu'));

/** Whole messages only; `end`: the id of the answer that ends the talk. */
export function saidToPerson(text: string, end: string): Understood {
  const words = canonical(text);
  if (ENDS.has(words)) return { type: 'answer', id: end };
  return MENU.has(words) ? { type: 'menu' } : { type: 'text', text: tidy(text) };
}

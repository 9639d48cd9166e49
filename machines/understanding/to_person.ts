/** What is typed to a person of the office who speaks in the chat, or is waited for (docs/domain.md 12). */
import type { Understood } from '../conversation/events.ts';
import { unwrapped } from './courtesy.ts';
import { canonical, canonicalWords, phrases, tidy } from './normalize.ts';
import { asksHelp, globalWord } from './words.ts';

const ENDS = new Set(
  phrases(`selesai, sudah selesai, akhiri, akhiri percakapan, akhiri obrolan, tutup percakapan, tutup obrolan, kembali ke asisten,
    kembali ke bot, end chat, end the chat, end talk, end conversation, end the conversation, back to assistant,
    back to the assistant, back to the bot`),
);
/** Asks the assistant outright; "tolong" and "bingung" are words of a request. */
const HELP = new Set(phrases('bantuan, help, panduan, petunjuk'));

/** Words that want to lead away: while somebody speaks they are told how. */
const LEADS_AWAY: ReadonlySet<string | undefined> = new Set(['menu', 'back', 'cancel', 'status']);

/** Rights over one's own data, which nobody says in vain (docs/domain.md 9): read where they are all that is said. */
const OWN_RIGHTS = ['myData', 'eraseData', 'withdraw', 'optOut'] as const;

/** What is said to who will come, though the assistant could answer it: words of the request (docs/domain.md 12). */
const NOTED: ReadonlySet<Understood['type']> = new Set([
  'greeting',
  'thanks',
  'help',
  'information',
  'search',
  'status',
  'connect',
  'disconnect',
]);
const COURTESY: ReadonlySet<Understood['type']> = new Set(['greeting', 'thanks']);

/**
 * To who speaks: all but the words that end the talk, and those of the person's own rights, as whole messages; `ends`: the id of
 * the answer that ends it.
 */
export function saidToPerson(text: string, ends: string): Understood {
  if (ENDS.has(canonical(text))) return { type: 'answer', id: ends };
  const right = OWN_RIGHTS.find((own) => own === globalWord([canonical(text)]));
  if (right !== undefined) return { type: right };
  const word = globalWord(unwrapped(canonicalWords(text)));
  // "0" is a number to a person
  return said(text, LEADS_AWAY.has(word) && /\p{L}/u.test(text));
}

/** To who is waited for: `understood` as it would be read elsewhere; `ends`: the id of the answer that gives up waiting. */
export function notedForPerson(text: string, understood: Understood, ends: string): Understood {
  if (ENDS.has(canonical(text))) return { type: 'answer', id: ends };
  const { type } = understood;
  // a slash makes it a command, and who asks for help outright gets it
  const meant = /^\s*\//u.test(text) || (type === 'help' && (asksHelp(text) || HELP.has(canonical(text))));
  return NOTED.has(type) && !meant ? said(text, !COURTESY.has(type)) : understood;
}

function said(text: string, command: boolean): Understood {
  return { type: 'text', text: tidy(text), ...(command ? { command } : {}) };
}

/** A typed message: readings are tried from the surest to the vaguest, and the first that fits counts. */
import type { Understood } from '../conversation/events.ts';
import { takesText } from '../conversation/question.ts';
import type { Answer } from '../conversation/question.ts';
import { LANGUAGE_CHOICE } from './choice.ts';
import { unwrapped } from './courtesy.ts';
import { beforeThanks, isStarter, isThanksLeadIn, opener, signedCourtesy } from './greetings.ts';
import { namesIntegrity } from './integrity.ts';
import {
  closeLabel,
  exactLabel,
  exactPart,
  numberedOption,
  optionOf,
  signedLabel,
  unlessTaken,
  type Option,
} from './labels.ts';
import { answerMeant, answerSigned, saysPaid } from './meanings.ts';
import { canonicalWords, LONGEST_PHRASE, tidy, visible } from './normalize.ts';
import { namesTheLast, readNumber, withoutStars } from './numbers.ts';
import {
  connectCodeWithin,
  orderCodeWithin,
  ticketCodeWithin,
  wholeConnectCode,
  wholeOrderCode,
  wholeTicketCode,
} from './order_code.ts';
import { namesProduct } from './product_words.ts';
import type { Reading } from './reading.ts';
import { searchTerm, slashedSearch } from './search_words.ts';
import { sameAs } from './same_as.ts';
import { topicAsked, topicMeant } from './topic_words.ts';
import { asksHelp, globalWord, languageOf, menuLabel, misspeltGlobalWord } from './words.ts';

/** Longer free texts, in characters, are refused where the question does not say otherwise. */
const LONGEST_TEXT = 4_000;
const LONGEST_LIST = 99;

interface Message {
  text: string;
  words: readonly string[];
  /** the words as they are, then with ever more courtesy taken off */
  readings: readonly string[];
}

/** The question as a typed message is held against it. */
interface Asked {
  answers: readonly Answer[];
  options: readonly Option[];
  /** those of them that are shown, so that a number can mean them */
  listed: readonly Option[];
  /** those of them that may be guessed */
  guessable: readonly Option[];
  /** any text is an answer: only whole messages and exact labels are read as something else */
  anyText: boolean;
  /** numbers are for the reader of the text */
  ownNumbers: boolean;
  /** numbers are stars */
  stars: boolean;
  /** the name of a service is an answer */
  namesServices: boolean;
}

/** Words that lead to a service of the office, and may as well be said of one. */
const SERVICE_WORDS: ReadonlySet<Understood['type']> = new Set([
  'complain',
  'visit',
  'information',
  'officer',
  'status',
  'search',
]);

export function understandTyped(text: string, { question, labels }: Reading): Understood {
  if (visible(text) === '') return { type: 'unknown' };
  const shown = question?.answers ?? [];
  const answers = [...shown, ...(question?.beyond ?? [])];
  const options = answers.map(({ id, means }, i) => optionOf(id, namesOf(id, labels[i]), means !== undefined));
  const asked: Asked = {
    answers,
    options,
    listed: options.slice(0, shown.length).filter((_, at) => shown[at]?.unnumbered !== true),
    guessable: options.filter((_, i) => answers[i]?.exact !== true),
    anyText: takesText(question),
    ownNumbers: question?.ownNumbers === true,
    stars: question?.stars === true,
    namesServices: question?.namesServices === true,
  };
  const understood = text.length > LONGEST_PHRASE ? undefined : phrase(text, asked);
  if (understood !== undefined) return understood;
  // that it is too long is said at every question
  const read = freeText(text, question?.longest ?? LONGEST_TEXT);
  if (asked.anyText || read.type === 'tooLong') return read;
  if (question?.searches === true && namesProduct(canonicalWords(text))) return read;
  return namesIntegrity(text) ? { type: 'integrity', certain: false } : { type: 'unknown' };
}

// The label of the other language is in that language, so that what it says depends on the language read in: "english"
// is understood as the language it names.
function namesOf(id: string, label: { id: string; en: string } | undefined): string[] {
  return label === undefined || id === LANGUAGE_CHOICE ? [] : [label.id, label.en];
}

function phrase(text: string, asked: Asked): Understood | undefined {
  const command = /^\s*\/([a-z_]{1,32})(?:@\w{1,64})?(?:\s|$)/i.exec(text)?.[1]?.toLowerCase().replaceAll('_', ' ');
  if (command === 'start') return { type: 'greeting', salam: false, starts: true };
  const sought = slashedSearch(text);
  if (sought !== undefined) return { type: 'search', term: sought };
  if (asksHelp(text)) return { type: 'help' };
  const words = canonicalWords(command ?? text);
  if (words.length === 0) return wordless(text, asked);
  const message = { text, words, readings: unwrapped(words) };
  const understood = whole(message, asked) ?? (asked.anyText ? elsewhere(message) : vague(message, asked));
  const isService = understood !== undefined && SERVICE_WORDS.has(understood.type);
  return asked.namesServices && isService && command === undefined ? undefined : understood;
}

/** Readings that take the whole message, sure enough to go before any free text. */
function whole(message: Message, asked: Asked): Understood | undefined {
  return certain(message, asked) ?? opening(message, asked) ?? wrapped(message, asked);
}

function certain({ text, words, readings }: Message, asked: Asked): Understood | undefined {
  const code = wholeOrderCode(text);
  if (code !== null) return { type: 'openOrder', code };
  const ticket = wholeTicketCode(text);
  if (ticket !== null) return { type: 'openTicket', code: ticket };
  const connecting = wholeConnectCode(text);
  if (connecting !== null) return { type: 'connectCode', code: connecting, typed: true };
  const labelled = exactLabel(asked.options, words) ?? sameAs(asked.answers, readings);
  if (labelled !== undefined) return { type: 'answer', id: labelled };
  return meantOrWord(readings, asked) ?? asksLanguage(readings) ?? counted(words, asked);
}

/**
 * A word of meaning or a global word. A part of a label is no reason to take a global word for an answer: "batal" does
 * not say "Ya, batalkan".
 */
function meantOrWord(
  readings: readonly string[],
  { answers, guessable: options, anyText }: Asked,
): Understood | undefined {
  const core = readings.at(-1) ?? '';
  const word = globalWord(readings);
  const part = anyText || word !== undefined ? undefined : exactPart(options, core);
  if (part !== undefined) return { type: 'answer', id: part };
  const meant = answerMeant(answers, readings);
  if (meant !== undefined) return answer(unlessTaken(options, meant, core));
  if (word !== undefined) return { type: word };
  const topic = topicAsked(readings);
  return topic === undefined ? undefined : { type: 'information', topic };
}

function asksLanguage(readings: readonly string[]): Understood | undefined {
  const language = languageOf(readings, 'asked');
  return language === undefined ? undefined : { type: 'speak', language };
}

/** A number of the list; one that the list does not have is not understood, unless it may be text. */
function counted(
  said: readonly string[],
  { options, listed, anyText, ownNumbers, stars }: Asked,
): Understood | undefined {
  if (ownNumbers) return undefined;
  const words = withoutStars(said);
  // "5 bintang" is no place in a list
  if (words !== said && !stars) return undefined;
  if (!anyText && namesTheLast(words)) return answer(listed.at(-1)?.id);
  const first = readNumber(words.slice(0, 1), anyText);
  // A line of the list sent back as it stands: "1. Publikasi".
  const copied = first === null ? undefined : exactLabel(options, words.slice(1));
  if (copied !== undefined) return numberedOption(listed, first ?? 0) === copied ? answer(copied) : undefined;
  const number = readNumber(words, anyText);
  if (number === null) return undefined;
  // "2025" is no place in a list; a label may have it.
  const mayBeElse = anyText || number > LONGEST_LIST;
  return answer(numberedOption(listed, number)) ?? (mayBeElse ? undefined : { type: 'unknown' });
}

/** A mere greeting or mere thanks. */
function opening({ words }: Message, asked: Asked): Understood | undefined {
  // "mulai" begins a conversation, unless the question offers to begin something.
  const begun = isStarter(words) && !asked.anyText ? closeLabel(asked.guessable, words, false) : undefined;
  if (begun !== undefined) return { type: 'answer', id: begun };
  const opened = opener(words, asked.anyText);
  if (opened !== undefined && opened.rest.length === 0) {
    const starts = isStarter(words) ? { starts: true as const } : {};
    return { type: 'greeting', salam: opened.salam, ...starts };
  }
  return beforeThanks(words, asked.anyText)?.length === 0 ? { type: 'thanks' } : undefined;
}

/** What a greeting before it or thanks after it were wrapped around: "halo kak, menu", "tidak, terima kasih". */
function wrapped({ words }: Message, asked: Asked): Understood | undefined {
  const opened = opener(words, asked.anyText)?.rest ?? words;
  const ended = beforeThanks(opened, asked.anyText);
  const core = ended ?? opened;
  if (core.length === words.length || core.length === 0) return core.length === 0 ? { type: 'thanks' } : undefined;
  const readings = unwrapped(core);
  // "ya, makasih" is thanks where a yes would bind
  const bare = ended !== undefined && core.length === 1;
  const answers = bare ? asked.answers.filter(({ means }) => means !== 'agree') : asked.answers;
  const meant = meantOrWord(readings, { ...asked, answers });
  if (meant !== undefined) return meant;
  if (bare && answers.length < asked.answers.length) return { type: 'thanks' };
  if (ended !== undefined && isThanksLeadIn(ended)) return { type: 'thanks' };
  if (asked.anyText) return undefined;
  const inner = { text: '', words: core, readings };
  return certain(inner, asked) ?? answer(closeLabel(asked.guessable, core, false));
}

/**
 * What is no answer to any question for words: "sudah bayar" (who says so wants to tell it on the order), and what stands
 * in the menu alone.
 */
function elsewhere({ words, readings }: Message): Understood | undefined {
  const word = menuLabel(readings);
  if (word !== undefined) return { type: word };
  return words.length > 1 && saysPaid(readings) ? { type: 'status' } : undefined;
}

/** Guesses, for questions that take no text. */
function vague({ text, words, readings }: Message, asked: Asked): Understood | undefined {
  const close = closeLabel(asked.guessable, words, /[?？]/u.test(text));
  if (close !== undefined) return { type: 'answer', id: close };
  const sought = searchTerm(text);
  if (sought !== undefined) return { type: 'search', term: sought };
  const topic = topicMeant(readings);
  if (topic !== undefined) return { type: 'information', topic };
  const language = languageOf(readings, 'named');
  if (language !== undefined) return { type: 'speak', language };
  const code = orderCodeWithin(text);
  if (code !== null) return { type: 'openOrder', code };
  const ticket = ticketCodeWithin(text);
  if (ticket !== null) return { type: 'openTicket', code: ticket };
  const connecting = connectCodeWithin(text);
  if (connecting !== null) return { type: 'connectCode', code: connecting, typed: true };
  // who has paid and is asked something else wants to tell it on the order
  if (saysPaid(readings)) return { type: 'status' };
  const word = readings.map(misspeltGlobalWord).find((misspelt) => misspelt !== undefined);
  return word === undefined ? undefined : { type: word };
}

/** Emoji and signs only. */
function wordless(text: string, asked: Asked): Understood | undefined {
  return answer(signedLabel(asked.options, text) ?? answerSigned(asked.answers, text)) ?? signedCourtesy(text);
}

function freeText(text: string, longest: number): Understood {
  const kept = tidy(text);
  // Counted before composing, which takes long for a long pile of accents.
  const length = Array.from(kept).length;
  return length > longest ? { type: 'tooLong', length } : { type: 'text', text: kept.normalize('NFC') };
}

function answer(id: string | undefined): Understood | undefined {
  return id === undefined ? undefined : { type: 'answer', id };
}

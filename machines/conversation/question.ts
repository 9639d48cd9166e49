/** What a state asks. The answer is read in its light (machines/understanding), and it is asked again when not understood. */
import type { Text } from '../texts/text.ts';

/** Words that mean an answer beside its number and label, e.g. "ya", "lewati", "sudah". */
/** `agree` is a yes that binds (money, the end of an order): mere courtesy such as "oke" or "siap, makasih" is not one. */
export type Meaning = 'agree' | 'yes' | 'no' | 'skip' | 'next' | 'previous' | 'done' | 'paid';

export interface Answer {
  /** keeps its meaning for years: an old button is answered by what it meant */
  id: string;
  label: Text;
  means?: Meaning;
  /** "lewati" means it as well */
  skips?: true;
  /** it has no number of its own: a digit that is typed is a score, and is asked again when there is none such */
  unnumbered?: true;
  /** understood only when it is said as it stands, never guessed: "hapus 2" */
  exact?: true;
}

/** How a transcript lets go of something. */
export type Forgotten = 'private' | 'telling' | 'brief';

export interface Question {
  text: Text;
  /** asked in its place after the office told something: what is offered was seen before */
  brief?: Text;
  /** at most eight, numbered on channels without buttons; empty for a free answer */
  answers: Answer[];
  /** answers on the other pages of a long list: not shown, but understood when they are named */
  beyond?: Answer[];
  /** what else may be said: nothing, any text, a file (photo, PDF), or either of the two */
  accepts: 'answers' | 'text' | 'file' | 'text or file';
  /** the longest text that is read, in characters; 4.000 unless told */
  longest?: number;
  /** the text is a numbered list of its own: a number that is said means one of its lines, not one of the answers */
  ownNumbers?: true;
  /** its numbers are stars: "5 bintang" answers it, and nothing else (docs/domain.md 8) */
  stars?: true;
  /** what is asked may well be answered with the name of a service ("pengaduan"): such a word is the answer, no command */
  namesServices?: true;
  /** what names a product is handed on as text, to be searched for */
  searches?: true;
  /** what is typed in answer is not kept in the transcript as it is (docs/domain.md 9: tax numbers) */
  secret?: boolean;
  /** what is said here, by either side, is kept encrypted in the transcript (docs/domain.md 9: the abstraction) */
  sealed?: boolean;
  /**
   * what is said in answer is not kept in the transcript at all, and what is asked is for its reader alone: no officer reads
   * it there. 'brief': it leaves the transcript within minutes; 'telling': one or the other, as is known once what is being told
   * is sent, or not (docs/domain.md 7: complaints)
   */
  forgotten?: Forgotten;
  /** what is typed in answer is a code, whose digits may look like an identity number (docs/domain.md 9) */
  codes?: true;
  /** a person of the office speaks here: the assistant asks nothing */
  silent?: true;
  /**
   * What is typed is for a person of the office, who speaks here ('speaks': only the words that end the talk are read) or is
   * waited for ('awaited': few commands are read besides); `ends`: the answer that these words mean.
   */
  toPerson?: { is: 'speaks' | 'awaited'; ends: string };
  /** where the person is in a form */
  progress?: { step: number; of: number };
}

/** Misses in a row after which a person of the office is asked for. */
export const MISSES_BEFORE_A_PERSON = 3;

export function takesText(question: Question | null): boolean {
  return question?.accepts === 'text' || question?.accepts === 'text or file';
}

export function takesFile(question: Question | null): boolean {
  return question?.accepts === 'file' || question?.accepts === 'text or file';
}

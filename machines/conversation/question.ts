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
}

export interface Question {
  text: Text;
  /** at most eight, numbered on channels without buttons; empty for a free answer */
  answers: Answer[];
  /** answers on the other pages of a long list: not shown, but understood when they are named */
  beyond?: Answer[];
  /** what else may be said: nothing, any text, or a file (photo, PDF) */
  accepts: 'answers' | 'text' | 'file';
  /** what is typed in answer is not kept in the transcript as it is (docs/domain.md 9: tax numbers) */
  secret?: boolean;
  /** where the person is in a form */
  progress?: { step: number; of: number };
}

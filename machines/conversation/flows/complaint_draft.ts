/** A complaint as it is being told (./complaints): what is known of it, what is still to be asked, and its places. */
import type { ComplaintDraft, ComplaintKind } from '../counter/complaints.ts';
import type { Context } from '../context.ts';
import { flowOf, withoutPlaces } from '../places.ts';

/** Characters of what happened; an answer of the office is one bubble, too. */
export const LONGEST_COMPLAINT = 6_000;
/** Files with one complaint. */
export const MOST_FILES = 8;
/** Characters of a contact or of a name. */
export const LONGEST_LINE = 120;

export function emptyDraft(kind: ComplaintKind): ComplaintDraft {
  return {
    kind,
    anonymous: null,
    category: null,
    about: null,
    text: '',
    told: false,
    cleared: false,
    files: [],
    name: null,
    order: null,
    contact: null,
  };
}

/** The draft at hand; an empty one where it is over already (a place that was parked longer than it lived). */
export function draftOf({ complaint }: Context): ComplaintDraft {
  return complaint ?? emptyDraft('complaint');
}

export function changed(context: Context, change: Partial<ComplaintDraft>): Partial<Context> {
  return { page: 0, complaint: { ...draftOf(context), ...change } };
}

export type DraftField = 'anonymous' | 'category' | 'about' | 'text' | 'name' | 'order' | 'contact';

/**
 * The next thing to be asked; null: all is told. A name, an order or a contact would say who it is (docs/domain.md 7).
 * `registered`: the name is known.
 */
export function dueOf(draft: ComplaintDraft, registered: boolean): DraftField | null {
  if (draft.anonymous === null) return 'anonymous';
  if (draft.category === null) return 'category';
  if (draft.category === 'officer' && draft.about === null) return 'about';
  if (draft.text === '' || !draft.told) return 'text';
  if (draft.anonymous) return null;
  if (draft.name === null && !registered) return 'name';
  if (draft.order === null) return 'order';
  return draft.contact === null ? 'contact' : null;
}

/** What of it may be changed in the summary. */
export function fieldsOf(draft: ComplaintDraft, registered: boolean): DraftField[] {
  const about: DraftField[] = draft.category === 'officer' ? ['about'] : [];
  const name: DraftField[] = registered ? [] : ['name'];
  const known: DraftField[] = draft.anonymous === true ? [] : [...name, 'order', 'contact'];
  return ['anonymous', 'category', ...about, 'text', ...known];
}

/** Nothing of the draft is left, nor a place that leads back into it. */
export function withoutDraft({ parked }: Context): Partial<Context> {
  return { complaint: null, words: '', parked: withoutPlaces(parked, (place) => flowOf(place) === 'complaints') };
}

/** The same for a draft that is gone on with from elsewhere. */
export function withoutOwnPlace({ parked }: Context): Partial<Context> {
  return { parked: withoutPlaces(parked, (place) => flowOf(place) === 'complaints') };
}

/** Several messages become one text, each a paragraph. */
export function joined(before: string, more: string): string {
  return before === '' ? more : `${before}\n${more}`;
}

/** In characters. */
export function lengthOf(words: string): number {
  return Array.from(words).length;
}

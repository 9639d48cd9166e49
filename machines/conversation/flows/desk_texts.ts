/** What is said of a person of the office: the line, who speaks, and their words (docs/domain.md 12). */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { Desk, DeskLine, DeskTold } from '../counter/desk.ts';
import type { Answer } from '../question.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';

type Told<T extends DeskTold['type']> = Extract<DeskTold, { type: T }>;

export const END_TALK: Answer = { id: 'desk.end', label: text('desk.end') };

/** When somebody answers: by the pace so far, or when the office opens. */
function whenText(line: DeskLine | null): Text {
  if (line === null) return text('nothing');
  if (!line.openNow) {
    if (line.opensAt !== null) return text('desk.when.opens', { at: line.opensAt });
    return text(line.kiosk ? 'desk.when.away' : 'desk.when.closed');
  }
  if (line.minutes !== null) return text('desk.when.minutes', { minutes: line.minutes });
  return text(line.kiosk ? 'desk.when.here' : 'desk.when.open');
}

/** Nobody waits at the kiosk's screen for later: where the answer comes instead. */
function kioskTexts(line: DeskLine | null): Text[] {
  if (line?.kiosk !== true) return [];
  return [text(line.openNow ? 'desk.kiosk.open' : 'desk.kiosk.closed')];
}

export function goOnSays({ line }: Context): Say[] {
  return [bubble(text(line?.kiosk === true ? 'desk.goOn.kiosk' : 'desk.goOn'))];
}

/** Who else may be asked: the office's telephone and e-mail. */
function elsewhereText({ line }: Context): Text {
  if (line === null) return text('nothing');
  const { phone, email } = line;
  return phone === '' ? text('desk.elsewhere.email', { email }) : text('desk.elsewhere', { phone, email });
}

export function waitingText(context: Context): Text {
  return text('desk.waiting', {
    position: context.line?.position ?? 1,
    when: whenText(context.line),
    elsewhere: [...kioskTexts(context.line), elsewhereText(context)],
  });
}

/** Somebody answers now; the way back to the assistant is in it. */
export function takenSays({ officer, invited }: Pick<Desk, 'officer' | 'invited'>): Say[] {
  const who = officer === null ? text('desk.somebody') : text('desk.named', { name: officer });
  return [bubble(text(invited ? 'desk.taken.invited' : 'desk.taken', { who }), [END_TALK])];
}

/** An officer's words as they are, and a file as a link to it. */
export function saidSays({ officer, text: words, file }: Told<'desk.said'>): Say[] {
  const verbatim = { verbatim: words };
  if (file === null) return [bubble(text('desk.said', { officer, words: verbatim }))];
  const note = words === '' ? text('nothing') : text('desk.said.words', { words: verbatim });
  const label = text('desk.file.open');
  return [{ kind: 'link', text: text('desk.said.file', { officer, name: file.name, note }), label, url: file.url }];
}

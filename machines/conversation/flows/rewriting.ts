/** An earlier message was edited: whether what it says now counts instead (nothing is changed silently). */
import { withoutConnectCode } from '../../../domain/codes.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { Rewrite } from '../context.ts';
import { bubble, conversation } from '../setup.ts';

/** Characters of the new text that are repeated: enough to recognise it. */
const SHOWN = 200;

function shownOf({ text: said, secret }: Rewrite): string {
  const open = withoutConnectCode(said);
  const shown = Array.from(open).slice(0, SHOWN).join('') + (Array.from(open).length > SHOWN ? '…' : '');
  // the bubble stays in the transcript, as what is typed there does
  return secret ? shown.replace(/\p{Nd}/gu, '•') : shown;
}

/** How what is recorded is changed: in a form, and after it. */
export function wayToChange(filling: boolean): Text {
  return filling ? text('rewrite.way.form') : text('rewrite.way.after');
}

export const rewriting = conversation.createStateConfig({
  id: 'rewriting',
  meta: {
    question: ({ rewrite }) => ({
      text: text('rewrite.ask', { text: rewrite === null ? '' : shownOf(rewrite) }),
      answers: [
        { id: 'rewrite.use', label: text('rewrite.use'), means: 'yes' },
        { id: 'rewrite.keep', label: text('rewrite.keep'), means: 'no' },
      ],
      accepts: 'answers',
      sealed: rewrite?.sealed === true,
      // what it repeats is not to stay
      ...(rewrite?.forgotten === undefined ? {} : { forgotten: 'brief' as const }),
    }),
  },
  on: {
    answer: [
      {
        guard: ({ event }) => event.id === 'rewrite.keep',
        target: '#unchanged',
        actions: { type: 'say', params: [bubble(text('rewrite.kept'))] },
      },
      // the turn takes the answer back and reads the new one, while it can (bots/rewrite)
      {
        target: '#unchanged',
        actions: {
          type: 'say',
          params: ({ context: { rewrite } }) => [
            bubble(text('rewrite.tooLate', { way: wayToChange(rewrite?.filling === true) })),
          ],
        },
      },
    ],
  },
});

/** An earlier message was edited: whether what it says now counts instead (nothing is changed silently). */
import { text } from '../../texts/text.ts';
import type { Rewrite } from '../context.ts';
import { bubble, conversation } from '../setup.ts';

/** Characters of the new text that are repeated: enough to recognise it. */
const SHOWN = 200;

function shownOf({ text: said, secret }: Rewrite): string {
  const shown = Array.from(said).slice(0, SHOWN).join('') + (Array.from(said).length > SHOWN ? '…' : '');
  // the bubble stays in the transcript, as what is typed there does
  return secret ? shown.replace(/\p{Nd}/gu, '•') : shown;
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
      { target: '#unchanged', actions: { type: 'say', params: [bubble(text('rewrite.tooLate'))] } },
    ],
  },
});

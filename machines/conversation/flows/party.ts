/** The receiving party of the agreement (SPPD), and its clauses read and agreed to (docs/domain.md 2.4, 4; B5, R10). */
import { assign } from 'xstate';
import { PARTY_LENGTH } from '../../../domain/abstraction.ts';
import { isBareWord } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { Clauses, Context } from '../context.ts';
import type { Question } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import type { Say } from '../setup.ts';

/** A bubble of clauses is full with so many characters: about ten lines on a phone. */
const BUBBLE = 420;

type Part = keyof typeof PARTY_LENGTH;

const isKnown = ({ party }: Context): boolean => Boolean(party.position && party.address);

function partState<S extends string>(part: Part, target: S) {
  return conversation.createStateConfig({
    meta: { question: (context) => partQuestion(context, part) },
    on: {
      answer: { target },
      text: [
        {
          guard: ({ event }) => event.text.length > PARTY_LENGTH[part],
          actions: { type: 'say', params: [bubble(text('party.tooLong', { limit: PARTY_LENGTH[part] }))] },
        },
        // "1", "lanjut": it is printed in the agreement
        {
          guard: ({ event }) => !/\p{L}/u.test(event.text) || isBareWord(event.text),
          actions: { type: 'say', params: [bubble(text('party.needed', { part: text(`party.part.${part}`) }))] },
        },
        {
          target,
          actions: assign({ party: ({ context, event }) => ({ ...context.party, [part]: event.text }) }),
        },
      ],
    },
  });
}

function partQuestion({ party }: Context, part: Part): Question {
  const known = party[part] ?? '';
  return {
    text: known === '' ? text(`party.${part}`) : text('party.again', { ask: text(`party.${part}`), value: known }),
    answers: known === '' ? [] : [{ id: 'party.keep', label: text('party.keep'), means: 'yes' }],
    accepts: 'text',
    sealed: true,
  };
}

export const party = conversation.createStateConfig({
  id: 'party',
  tags: ['draft', 'form'],
  initial: 'begin',
  states: {
    begin: {
      always: [
        { guard: ({ context }) => isKnown(context) && context.agreed !== null, target: '#shop.summary' },
        { guard: ({ context }) => !context.party.position, target: 'position' },
        { guard: ({ context }) => !context.party.address, target: 'address' },
        { target: 'known' },
      ],
    },
    // given with an earlier order
    known: {
      meta: {
        question: ({ party: { position = '', address = '' } }) => ({
          text: text('party.known', { position, address }),
          answers: [
            { id: 'party.right', label: text('party.right'), means: 'yes' },
            { id: 'party.change', label: text('party.change'), means: 'no' },
          ],
          accepts: 'answers',
          sealed: true,
        }),
      },
      on: {
        answer: [{ guard: ({ event }) => event.id === 'party.change', target: 'position' }, { target: 'reading' }],
      },
    },
    position: { ...partState('position', 'address') },
    address: { ...partState('address', 'given') },
    // the clauses agreed to do not change with the party
    given: {
      always: [{ guard: ({ context }) => context.agreed !== null, target: '#shop.summary' }, { target: 'reading' }],
    },
    reading: {
      entry: { type: 'query', params: { type: 'showClauses' } },
      on: {
        'clauses.shown': {
          target: 'clauses',
          actions: [
            assign({
              clauses: ({ event: { version, clauses, stampDuty } }) => ({ version, clauses, stampDuty }),
            }),
            { type: 'say', params: ({ context, event }) => clauseSays(event, context.language) },
          ],
        },
      },
    },
    clauses: {
      meta: {
        question: ({ clauses }) => ({
          text:
            clauses !== null && clauses.stampDuty > 0
              ? text('clauses.askStamp', { stampDuty: clauses.stampDuty })
              : text('clauses.ask'),
          answers: [
            { id: 'clauses.agree', label: text('clauses.agree'), means: 'agree' },
            { id: 'clauses.decline', label: text('clauses.decline'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'clauses.agree',
            target: '#shop.summary',
            actions: assign({ agreed: ({ context }) => context.clauses?.version ?? null }),
          },
          {
            target: '#shop.pricing',
            actions: { type: 'say', params: [bubble(text('clauses.needed'))] },
          },
        ],
        repeat: {
          actions: {
            type: 'say',
            params: ({ context }) => (context.clauses === null ? [] : clauseSays(context.clauses, context.language)),
          },
        },
      },
    },
  },
});

/** Numbered from 1, in bubbles that a phone shows at once. */
function clauseSays({ clauses }: Pick<Clauses, 'clauses'>, language: Context['language']): Say[] {
  const bubbles: Text[][] = [];
  let length = Infinity;
  for (const [index, clause] of clauses.entries()) {
    if (length + clause[language].length > BUBBLE) {
      bubbles.push([]);
      length = 0;
    }
    length += clause[language].length;
    bubbles.at(-1)?.push(text('clauses.line', { number: index + 1, clause }));
  }
  return bubbles.map((lines, index) =>
    bubble(index === 0 ? text('clauses.are', { lines }) : text('clauses.goOn', { lines })),
  );
}

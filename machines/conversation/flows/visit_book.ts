/** The questions of the guest book: service, name, institution, purpose. Part of ./visits. */
import { assign } from 'xstate';
import { parseName } from '../../../domain/identity.ts';
import { isBareWord } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import { codeIn, paged } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';
import { draftLines, draftOf, EMPTY_VISIT, giveUp, knownInstitution, knownName } from './visit_draft.ts';

/** Characters of what a visit is about. */
const LONGEST_PURPOSE = 300;

export const guestBook = conversation.createStateConfig({
  states: {
    again: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('visit.again', { lines: draftLines(context) }),
          answers: [
            { id: 'visit.on', label: text('visit.again.on'), means: 'yes' },
            { id: 'visit.anew', label: text('visit.again.anew'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'visit.anew',
            target: 'service',
            actions: assign({ visit: EMPTY_VISIT }),
          },
          { target: 'asking' },
        ],
        cancel: giveUp,
      },
    },
    service: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('visit.service'),
          ...paged(
            context.services.map(({ code, name }) => ({
              id: `visit.service:${code}`,
              label: text('any', { value: name }),
            })),
            context.page,
          ),
          accepts: 'answers',
        }),
      },
      on: {
        answer: {
          target: 'asking',
          actions: assign({ visit: ({ context, event }) => ({ ...draftOf(context), service: codeIn(event.id) }) }),
        },
        cancel: giveUp,
      },
    },
    asking: {
      always: [
        { guard: ({ context }) => draftOf(context).name === '', target: 'name' },
        { guard: ({ context }) => draftOf(context).institution === null, target: 'institution' },
        { target: 'purpose' },
      ],
    },
    name: {
      tags: ['draft'],
      meta: {
        question: (context) => {
          const known = knownName(context);
          return {
            text: text('visit.name'),
            answers: known === null ? [] : [{ id: 'visit.name', label: text('any', { value: known }), means: 'yes' }],
            accepts: 'text',
            progress: { step: 1, of: 3 },
          };
        },
      },
      on: {
        answer: {
          target: 'asking',
          actions: assign({
            visit: ({ context }) => ({ ...draftOf(context), name: knownName(context) ?? '' }),
          }),
        },
        text: [
          {
            guard: ({ event }) => parseName(event.text).ok && !isBareWord(event.text),
            target: 'asking',
            actions: assign(({ context, event }) => {
              const name = parseName(event.text);
              return { visit: { ...draftOf(context), name: name.ok ? name.value : '' } };
            }),
          },
          { actions: { type: 'say', params: [bubble(text('visit.name.invalid'))] } },
        ],
        cancel: giveUp,
      },
    },
    institution: {
      tags: ['draft'],
      meta: {
        question: (context) => {
          const known = knownInstitution(context);
          return {
            text: text('visit.institution'),
            answers: [
              ...(known === null
                ? []
                : [{ id: 'visit.institution', label: text('any', { value: known }), means: 'yes' as const }]),
              { id: 'visit.private', label: text('visit.institution.none'), means: 'skip' as const },
            ],
            accepts: 'text',
            progress: { step: 2, of: 3 },
          };
        },
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'visit.institution',
            target: 'purpose',
            actions: assign({
              visit: ({ context }) => ({ ...draftOf(context), institution: knownInstitution(context) ?? '' }),
            }),
          },
          {
            target: 'purpose',
            actions: assign({ visit: ({ context }) => ({ ...draftOf(context), institution: '' }) }),
          },
        ],
        text: [
          {
            guard: ({ event }) => parseName(event.text).ok && !isBareWord(event.text),
            target: 'purpose',
            actions: assign(({ context, event }) => {
              const institution = parseName(event.text);
              return { visit: { ...draftOf(context), institution: institution.ok ? institution.value : '' } };
            }),
          },
          { actions: { type: 'say', params: [bubble(text('visit.institution.invalid'))] } },
        ],
        cancel: giveUp,
      },
    },
    purpose: {
      tags: ['draft'],
      meta: {
        question: () => ({
          text: text('visit.purpose'),
          answers: [],
          accepts: 'text',
          longest: LONGEST_PURPOSE,
          namesServices: true,
          progress: { step: 3, of: 3 },
        }),
      },
      on: {
        text: [
          {
            guard: ({ event }) => /\p{L}/u.test(event.text) && !isBareWord(event.text),
            target: 'taking',
            actions: assign({ visit: ({ context, event }) => ({ ...draftOf(context), purpose: event.text.trim() }) }),
          },
          { actions: { type: 'say', params: [bubble(text('visit.purpose.invalid'))] } },
        ],
        cancel: giveUp,
      },
    },
  },
}).states;

/** Registration (standard B1-2, R1-3): the form asks for what is still missing, then shows everything with *change*. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { paged } from '../ask.ts';
import type { Context } from '../context.ts';
import { bubble, conversation } from '../setup.ts';
import { completeProfile, fieldsDue, isDomesticCompany, PROFILE_FIELDS } from './profile_fields.ts';
import type { ProfileField } from './profile_fields.ts';

/** Every answer as one line each, for this summary and for the order's. */
export function profileLines(form: Context['form']): Text[] {
  return fieldsDue(form).map((field) => text('field.line', { label: field.label, value: field.shown(form) }));
}

function fieldState(field: ProfileField) {
  return conversation.createStateConfig({
    meta: {
      question: (context) => {
        const due = fieldsDue(context.form);
        return {
          text: field.ask,
          ...paged(field.answers, context.page),
          accepts: field.accepts,
          ...(field.secret ? { secret: true } : {}),
          progress: { step: due.indexOf(field) + 1, of: due.length },
        };
      },
    },
    on: {
      text: [
        {
          guard: ({ event }) => field.readText(event.text).ok,
          target: '#profile.asking',
          actions: assign(({ context, event }) => {
            const read = field.readText(event.text);
            return { page: 0, form: { ...context.form, ...(read.ok ? read.value : {}) } };
          }),
        },
        {
          actions: {
            type: 'say',
            params: ({ event }) => {
              const read = field.readText(event.text);
              return read.ok ? [] : [bubble(read.text)];
            },
          },
        },
      ],
      answer: [
        { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
        { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
        {
          target: '#profile.asking',
          actions: assign(({ context, event }) => ({
            page: 0,
            form: { ...context.form, ...field.readAnswer(event.id) },
          })),
        },
      ],
    },
  });
}

const [name, email, phone, segment, institution, occupation, use, country, npwp] = PROFILE_FIELDS.map(fieldState);

export const profile = conversation.createStateConfig({
  id: 'profile',
  tags: ['draft', 'form'],
  initial: 'asking',
  states: {
    asking: {
      always: [
        ...PROFILE_FIELDS.map((field) => ({
          guard: ({ context }: { context: Context }) => field.due(context.form) && !field.answered(context.form),
          target: field.name,
        })),
        {
          guard: ({ context }) => isDomesticCompany(context.form) && context.form.npwpDeclaredActive !== true,
          target: 'npwpActive',
        },
        // the order's summary shows it all again, and a returned order has its own way on
        { guard: ({ context }) => context.goal === 'summary' || context.goal === 'order', target: 'saving' },
        { target: 'check' },
      ],
    },
    name: { ...name },
    email: { ...email },
    phone: { ...phone },
    segment: { ...segment },
    institution: { ...institution },
    occupation: { ...occupation },
    use: { ...use },
    country: { ...country },
    npwp: { ...npwp },
    // "NPWP yang masih aktif" (standard B-req 2): the customer's own declaration
    npwpActive: {
      meta: {
        question: () => ({
          text: text('profile.npwpActive'),
          answers: [
            { id: 'npwpActive.yes', label: text('profile.npwpActive.yes'), means: 'yes' },
            { id: 'npwpActive.no', label: text('profile.npwpActive.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'npwpActive.yes',
            target: 'asking',
            actions: assign(({ context }) => ({ form: { ...context.form, npwpDeclaredActive: true } })),
          },
          { target: 'npwp', actions: { type: 'say', params: [bubble(text('profile.npwpActive.needed'))] } },
        ],
      },
    },
    check: {
      meta: {
        question: (context) => ({
          text: text('profile.check', { lines: profileLines(context.form) }),
          answers: [
            { id: 'profile.save', label: text('profile.save'), means: 'yes' },
            { id: 'profile.change', label: text('profile.change'), means: 'no' },
            ...(context.profile === null ? [] : [{ id: 'word:connect', label: text('word.connect') }]),
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          {
            guard: ({ context, event }) => event.id === 'profile.save' && completeProfile(context.form) !== undefined,
            target: 'saving',
          },
          { target: 'choosing', actions: 'firstPage' },
        ],
      },
    },
    choosing: {
      meta: {
        question: (context) => ({
          text: text('profile.whichToChange'),
          ...paged(
            fieldsDue(context.form).map((field) => ({ id: `field.${field.name}`, label: field.label })),
            context.page,
          ),
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          ...PROFILE_FIELDS.map((field) => ({
            guard: ({ event }: { event: { id: string } }) => event.id === `field.${field.name}`,
            target: field.name,
            actions: 'firstPage' as const,
          })),
        ],
      },
    },
    saving: {
      entry: {
        type: 'command',
        params: ({ context }) => {
          const complete = completeProfile(context.form);
          if (complete === undefined) throw new Error('The registration was saved before it was complete');
          return { type: 'saveProfile', profile: complete };
        },
      },
      on: {
        'profile.saved': [
          {
            guard: ({ event }) => event.confirm === true,
            target: '#email',
            actions: ['keepProfile', { type: 'say', params: [bubble(text('profile.saved'))] }],
          },
          {
            guard: ({ context }) => context.goal === 'shop',
            target: '#shop.reading',
            actions: ['keepProfile', { type: 'say', params: [bubble(text('profile.saved'))] }],
          },
          { guard: ({ context }) => context.goal === 'summary', target: '#shop.summary', actions: 'keepProfile' },
          {
            guard: ({ context }) => context.goal === 'order' && context.order !== null,
            target: '#orders.opening',
            actions: [
              'keepProfile',
              assign({ words: ({ context }) => context.order?.code ?? '' }),
              { type: 'say', params: [bubble(text('profile.savedForOrder'))] },
            ],
          },
          { target: '#finished', actions: ['keepProfile', { type: 'say', params: [bubble(text('profile.saved'))] }] },
        ],
      },
    },
  },
});

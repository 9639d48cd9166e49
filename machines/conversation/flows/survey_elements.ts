/** The nine elements of the IKM, one by one (docs/domain.md 8). Part of ./survey. */
import { assign } from 'xstate';
import { elementAfter, IKM_ELEMENTS, IKM_SCALE } from '../../../domain/ikm.ts';
import type { IkmElement, IkmValue } from '../../../domain/ikm.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { SurveyDraft } from '../counter/survey.ts';
import { bubble, conversation } from '../setup.ts';
import { actOf, ofSurvey, skdSays } from './survey_texts.ts';

/** 'u4.3' of the button; null: another button. */
function valueOf(id: string): { element: IkmElement; value: IkmValue } | null {
  const [name = '', digit = ''] = actOf(id).split('.');
  const element = IKM_ELEMENTS.find((one) => one === name);
  const value = IKM_SCALE.find((one) => String(one) === digit);
  return element === undefined || value === undefined ? null : { element, value };
}

function atHand({ survey }: Context): IkmElement {
  return survey?.at ?? 'u1';
}

const change =
  (by: (survey: SurveyDraft) => Partial<SurveyDraft>) =>
  ({ context: { survey } }: { context: Context }): SurveyDraft | null =>
    survey && { ...survey, ...by(survey) };

const sayGone = { type: 'say' as const, params: [bubble(text('survey.gone'))] };
const sayThanks = {
  type: 'say' as const,
  params: ({ context }: { context: Context }) => [bubble(text('survey.thanks')), ...skdSays(context.survey)],
};
/** Broken off: what was answered until then is kept, the stars at least. */
const saySoFar = {
  type: 'say' as const,
  params: ({ context }: { context: Context }) => [bubble(text('survey.soFar')), ...skdSays(context.survey)],
};
/** Enough by an answer of its own: whoever answered nothing is not told that answers were kept. */
const sayEnough = {
  type: 'say' as const,
  params: ({ context: { survey } }: { context: Context }) => [
    bubble(text(Object.keys(survey?.answers ?? {}).length > 0 ? 'survey.thanks' : 'survey.unanswered')),
    ...skdSays(survey),
  ],
};

export const surveyElements = conversation.createStateConfig({
  states: {
    offering: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('survey.offer'),
          answers: [
            { id: ofSurvey('begin', context), label: text('survey.begin'), means: 'yes' },
            { id: ofSurvey('enough', context), label: text('survey.enough'), means: 'no', skips: true },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actOf(event.id) === 'begin', target: 'elements' },
          { target: '#finished', actions: [sayEnough, 'surveyOver'] },
        ],
        cancel: { target: '#finished', actions: [saySoFar, 'surveyOver'] },
      },
    },
    elements: {
      tags: ['draft'],
      meta: {
        question: (context) => {
          const element = atHand(context);
          return {
            text: text(`survey.${element}`),
            answers: [
              ...IKM_SCALE.map((value) => ({
                id: ofSurvey(`${element}.${value}`, context),
                label: text(`survey.${element}.${value}`),
              })),
              {
                id: ofSurvey(`${element}.skip`, context),
                label: text('word.skip'),
                means: 'skip' as const,
                unnumbered: true as const,
              },
              {
                id: ofSurvey(`${element}.end`, context),
                label: text('survey.end'),
                means: 'done' as const,
                unnumbered: true as const,
              },
            ],
            accepts: 'answers',
            progress: { step: IKM_ELEMENTS.indexOf(element) + 1, of: IKM_ELEMENTS.length },
          };
        },
      },
      on: {
        answer: [
          { guard: ({ event }) => valueOf(event.id) !== null, target: 'keeping' },
          {
            guard: ({ context, event }) =>
              actOf(event.id).endsWith('.skip') &&
              elementAfter(context.survey?.answers ?? {}, atHand(context)) !== null,
            actions: assign({ survey: change(({ answers, at }) => ({ at: elementAfter(answers, at ?? 'u1') })) }),
          },
          { target: '#finished', actions: [sayEnough, 'surveyOver'] },
        ],
        cancel: { target: '#finished', actions: [saySoFar, 'surveyOver'] },
      },
    },
    keeping: {
      entry: {
        type: 'command',
        params: ({ context, event }) => ({
          type: 'survey.answer',
          invite: context.survey?.invite ?? '',
          // entered by such an answer alone; anything else is no score, and is refused (docs/domain.md 8)
          ...((event.type === 'answer' ? valueOf(event.id) : null) ?? { element: atHand(context), value: null }),
        }),
      },
      on: {
        'survey.kept': [
          {
            guard: ({ context, event }) => elementAfter(event.answers, atHand(context)) !== null,
            target: 'elements',
            actions: assign({
              survey: ({ context, event: { answers, link } }) =>
                context.survey && {
                  ...context.survey,
                  answers,
                  link,
                  at: elementAfter(answers, atHand(context)),
                },
            }),
          },
          { target: '#finished', actions: [sayThanks, 'surveyOver'] },
        ],
        'survey.refused': { target: '#finished', actions: ['surveyOver', sayGone] },
      },
    },
  },
}).states;

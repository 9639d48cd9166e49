/**
 * Rating a service that is finished (docs/domain.md 8): one to five stars and a comment first, then, for those who like, the
 * nine elements of the IKM one by one. Every answer is kept at once, so that it may be broken off and gone on with.
 */
import { assign } from 'xstate';
import { nextElement } from '../../../domain/ikm.ts';
import { text } from '../../texts/text.ts';
import { bubble, conversation } from '../setup.ts';
import { surveyElements } from './survey_elements.ts';
import { aboutSurvey, actOf, invitationText, ofSurvey } from './survey_texts.ts';

const STARS = [1, 2, 3, 4, 5] as const;
const LONGEST_COMMENT = 2_000;

const sayGone = { type: 'say' as const, params: [bubble(text('survey.gone'))] };

export const survey = conversation.createStateConfig({
  id: 'survey',
  initial: 'opening',
  on: {
    // a button of this very rating, tapped twice or late: the question is asked again
    openSurvey: {
      guard: ({ context, event }) => event.invite === context.survey?.invite,
      actions: 'onlySurvey',
    },
  },
  states: {
    // `words` holds the invitation
    opening: {
      entry: [
        'onlySurvey',
        { type: 'query', params: ({ context }) => ({ type: 'survey.show', invite: context.words }) },
      ],
      on: {
        'survey.shown': [
          { guard: ({ event }) => event.survey === null, target: '#finished', actions: ['surveyOver', sayGone] },
          {
            guard: ({ event }) => event.survey?.stars === 0,
            target: 'stars',
            actions: assign({ survey: ({ event }) => event.survey }),
          },
          {
            guard: ({ event }) => event.survey?.at === null,
            target: '#finished',
            actions: [
              'surveyOver',
              {
                type: 'say',
                params: ({ event }) => [bubble(text('survey.already', { stars: event.survey?.stars ?? 0 }))],
              },
            ],
          },
          {
            target: 'offering',
            actions: [
              assign({ survey: ({ event }) => event.survey }),
              {
                type: 'say',
                params: ({ event }) => [bubble(text('survey.already', { stars: event.survey?.stars ?? 0 }))],
              },
            ],
          },
        ],
      },
    },
    // "nilai": whatever was served last, and is not rated yet
    seeking: {
      entry: ['onlySurvey', { type: 'query', params: { type: 'survey.newest' } }],
      on: {
        'survey.shown': [
          {
            guard: ({ event }) => event.survey === null,
            target: '#finished',
            actions: ['surveyOver', { type: 'say', params: [bubble(text('survey.none'))] }],
          },
          { target: 'stars', actions: assign({ survey: ({ event }) => event.survey }) },
        ],
      },
    },
    // an order was rated on its card just now (./rating); `words` holds its code
    continuing: {
      entry: [
        'onlySurvey',
        { type: 'query', params: ({ context }) => ({ type: 'survey.show', invite: context.words }) },
      ],
      on: {
        'survey.shown': [
          {
            guard: ({ event }) => event.survey === null || event.survey.stars === 0 || event.survey.at === null,
            target: '#finished',
            actions: 'surveyOver',
          },
          { target: 'offering', actions: assign({ survey: ({ event }) => event.survey }) },
        ],
      },
    },
    stars: {
      meta: {
        question: (context) => ({
          text: text('survey.stars', { about: aboutSurvey(context.survey) }),
          answers: [
            ...STARS.map((stars) => ({ id: ofSurvey(`stars.${stars}`, context), label: text(`rating.${stars}`) })),
            { id: ofSurvey('decline', context), label: text('survey.decline'), means: 'skip' as const },
          ],
          accepts: 'answers',
          stars: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actOf(event.id) === 'decline', target: 'declining' },
          {
            target: 'comment',
            actions: assign({
              survey: ({ context: { survey: rated }, event }) =>
                rated && { ...rated, stars: Number(actOf(event.id).slice('stars.'.length)) },
            }),
          },
        ],
        cancel: {
          target: '#finished',
          actions: ['surveyOver', { type: 'say', params: [bubble(text('survey.later'))] }],
        },
        // the question that is reminded of is on the screen already
        'survey.asked': {
          guard: ({ context, event }) => event.invite === context.survey?.invite,
          actions: { type: 'say', params: ({ event }) => [bubble(invitationText(event))] },
        },
      },
    },
    comment: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('rating.comment'),
          answers: [{ id: ofSurvey('noComment', context), label: text('word.skip'), means: 'skip' }],
          accepts: 'text',
          longest: LONGEST_COMMENT,
        }),
      },
      on: {
        answer: { target: 'rating', actions: 'clearWords' },
        text: { target: 'rating', actions: assign({ words: ({ event }) => event.text }) },
        // the stars that were given stay given, and nothing more is asked
        cancel: 'keepingStars',
      },
    },
    keepingStars: {
      entry: {
        type: 'command',
        params: ({ context: { survey: rated } }) => ({
          type: 'survey.rate',
          invite: rated?.invite ?? '',
          stars: rated?.stars ?? 0,
          comment: null,
        }),
      },
      on: {
        'survey.kept': {
          target: '#finished',
          actions: ['surveyOver', { type: 'say', params: [bubble(text('survey.soFar'))] }],
        },
        'survey.refused': { target: '#finished', actions: ['surveyOver', sayGone] },
      },
    },
    rating: {
      entry: {
        type: 'command',
        params: ({ context: { survey: rated, words } }) => ({
          type: 'survey.rate',
          invite: rated?.invite ?? '',
          stars: rated?.stars ?? 0,
          comment: words === '' ? null : words,
        }),
      },
      on: {
        'survey.kept': [
          {
            guard: ({ event }) => nextElement(event.answers) === null,
            target: '#finished',
            actions: [{ type: 'say', params: [bubble(text('survey.rated'))] }, 'surveyOver'],
          },
          {
            target: 'offering',
            actions: [
              assign({
                survey: ({ context: { survey: rated }, event: { answers, link } }) =>
                  rated && { ...rated, answers, link, at: nextElement(answers) },
              }),
              { type: 'say', params: [bubble(text('survey.rated'))] },
            ],
          },
        ],
        'survey.refused': { target: '#finished', actions: ['surveyOver', sayGone] },
      },
    },
    declining: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'survey.decline', invite: context.survey?.invite ?? '' }),
      },
      on: {
        'survey.declined': {
          target: '#finished',
          actions: ['surveyOver', { type: 'say', params: [bubble(text('survey.declined'))] }],
        },
        'survey.refused': { target: '#finished', actions: ['surveyOver', sayGone] },
      },
    },
    ...surveyElements,
  },
});

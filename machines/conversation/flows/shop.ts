/**
 * Choosing products and ordering them (standard B3-4, R7-9): first the rules, then ./catalogue, ./request where
 * the product has a form, then ./checkout.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import { conversation } from '../setup.ts';
import { basket } from './basket.ts';
import { catalogue } from './catalogue.ts';
import { checkout } from './checkout.ts';
import { request } from './request.ts';
import { tariffText, toBasket } from './shop_texts.ts';

export const shop = conversation.createStateConfig({
  id: 'shop',
  tags: ['draft', 'form'],
  initial: 'reading',
  states: {
    // tariff rules and requirements are shown before the choice (R7)
    reading: {
      entry: { type: 'query', params: { type: 'showTariff' } },
      on: { 'tariff.shown': { target: 'rules', actions: assign({ tariff: ({ event }) => event.tariff }) } },
    },
    rules: {
      meta: {
        question: (context) => ({
          text: tariffText(context.tariff, 'rules'),
          answers: [
            ...(isAsking(context)
              ? [{ id: 'request.continue', label: text('request.continue'), means: 'next' as const }]
              : []),
            { id: 'shop.choose', label: text('shop.choose'), ...(isAsking(context) ? {} : { means: 'next' as const }) },
            ...(context.basket.length > 0 ? [toBasket] : []),
            { id: 'word:menu', label: text('word.menu') },
          ],
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          { guard: ({ event }) => event.id === 'request.continue', target: 'continuing' },
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
        ],
        text: { target: 'listing', actions: 'searchFor' },
      },
    },
    ...catalogue,
    ...request,
    ...basket,
    ...checkout,
  },
});

/** A request was about to be filled in when the rules had to be shown first (R7). */
function isAsking(context: Context): boolean {
  return context.request !== null && context.product !== null && context.product.form !== null;
}

/** Choosing products and ordering them (standard B3-4, R7-9): first the rules, then ./catalogue, then ./checkout. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { conversation } from '../setup.ts';
import { catalogue } from './catalogue.ts';
import { checkout } from './checkout.ts';
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
            { id: 'shop.choose', label: text('shop.choose'), means: 'next' },
            ...(context.basket.length > 0 ? [toBasket] : []),
            { id: 'word:menu', label: text('word.menu') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
        ],
      },
    },
    ...catalogue,
    ...checkout,
  },
});

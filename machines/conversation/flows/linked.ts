/**
 * A product that a link or QR code led to. It is looked at beside whatever is under way, which stays as it is until the
 * product is taken.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { conversation, bubble } from '../setup.ts';
import { productText, toBasket } from './shop_texts.ts';

export const linked = conversation.createStateConfig({
  id: 'linked',
  initial: 'opening',
  states: {
    // `words` holds the code asked for
    opening: {
      entry: { type: 'query', params: ({ context }) => ({ type: 'showProduct', code: context.words }) },
      on: {
        'product.shown': [
          {
            guard: ({ event }) => event.product === null,
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('linked.gone'))] },
          },
          {
            guard: ({ event: { product } }) =>
              product?.sold === true && (product.price !== null || product.form !== null),
            target: 'card',
            actions: assign({ linked: ({ event }) => event.product }),
          },
          { target: 'elsewhere', actions: assign({ linked: ({ event }) => event.product }) },
        ],
      },
    },
    card: {
      meta: {
        question: (context) => ({
          text: productText(context.linked),
          answers: [
            context.linked?.form
              ? { id: 'link.take', label: text('request.begin'), means: 'yes' as const }
              : { id: 'link.take', label: text('shop.add'), means: 'yes' as const },
            context.parked === null
              ? { id: 'shop.choose', label: text('shop.other'), means: 'no' as const }
              : { id: 'menu.resume', label: text('menu.resume'), means: 'no' as const },
            ...(context.basket.length > 0 ? [toBasket] : []),
            { id: 'word:menu', label: text('word.menu') },
          ],
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'menu.resume', target: '#finished' },
          { guard: ({ event }) => event.id === 'shop.choose', target: '#shop.choosing', actions: 'beginAnew' },
          { guard: ({ event }) => event.id === 'shop.basket', target: '#shop.pricing', actions: 'beginAnew' },
          {
            guard: ({ context }) => context.linked !== null && context.linked.form !== null,
            target: '#shop.beginning',
            actions: ['beginAnew', 'takeLinked'],
          },
          { target: '#shop.adding', actions: ['beginAnew', 'takeLinked'] },
        ],
        text: { target: '#shop.listing', actions: ['beginAnew', 'searchFor'] },
      },
    },
    // a kind that this office does not sell by chat is answered with where to get it (docs/domain.md 3)
    elsewhere: {
      entry: { type: 'query', params: { type: 'showOffice' } },
      on: {
        'office.shown': {
          target: '#finished',
          actions: [
            assign({ office: ({ event }) => event.office }),
            {
              type: 'say',
              params: ({ context, event: { office } }) => [
                bubble(
                  text('shop.elsewhere', {
                    product: productText(context.linked),
                    where: office.whereElse,
                    phone: office.phone,
                  }),
                ),
              ],
            },
          ],
        },
      },
    },
  },
});

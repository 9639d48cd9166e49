import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { withoutOffer } from '../../../machines/conversation/rewrite.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { asked, nameOf, newChat, tell } from './chat.ts';
import {
  ABSTRACTION,
  TO_CLAUSES,
  atAbstraction,
  atSummary,
  company,
  confirming,
  consented,
  dataInvoiced,
  dataOrder,
  knownParty,
  ordered,
  play,
  registered,
  registeredAbroad,
  served,
  twoOrders,
} from './stories.ts';
import { surveyAsked } from './counter/survey.ts';
import { memoryOf, watch } from './watch.ts';
import { blow, gust } from './weather.ts';

const BEGINNINGS = {
  'a first message': () => newChat().chat,
  consent: consented,
  'a registration': registered,
  'a rating': () =>
    play(tell(registered(), surveyAsked(false)).chat, [
      'survey.stars.5',
      'survey.noComment',
      'survey.begin',
      'survey.u1.4',
    ]),
  'a complaint': () =>
    tell(play(consented(), ['menu.complain', 'complaint.kind.complaint', 'anonymous.no', 'category.services']), {
      type: 'text',
      text: 'Saya menunggu dua jam.',
    }).chat,
  'a guest book': () => play(consented(), ['menu.visit', 'visit.service:A']),
  'a talk with the office': () =>
    tell(atSummary(registered()), { type: 'desk.taken', officer: 'Sari', invited: true }).chat,
  'a line': () => tell(atAbstraction(registered()), { type: 'officer' }).chat,
  'a company': company,
  'a code by e-mail': confirming,
  'a summary': () => atSummary(registered()),
  'a request form': () =>
    play(registered(), ['menu.order', 'shop.choose', 'kind:microdata', 'product:MIK-SUSENAS', 'request.begin']),
  'an abstraction': () => atAbstraction(registered()),
  'a whole abstraction': () => play(atAbstraction(registered()), [ABSTRACTION]),
  'clauses of an agreement': () => play(atAbstraction(registered()), TO_CLAUSES),
  'a known party': knownParty,
  'micro data returned': () => served(dataOrder(registered()), ['return']),
  'an order from abroad': () => served(ordered(registeredAbroad()), ['accept', 'prepare', 'sendInvoice']),
  'two orders': twoOrders,
  'micro data under review': () => dataInvoiced(registered()),
  'micro data from abroad': () => play(dataInvoiced(registeredAbroad()), ['act.approveInvoice']),
};

function idOf(event: ConversationEvent): string {
  return event.type === 'answer' ? event.id : '';
}

/** Where a chat stands, whatever could not be read in between. */
function placed({ value, context }: ConversationState) {
  return { value, context: { ...context, misses: 0 } };
}

it.each(Object.entries(BEGINNINGS))('keeps its promises in any storm after %s', (_name, begin) => {
  const start = begin();
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(gust, { minLength: 20, maxLength: 120, size: 'max' }), (gusts) => {
      let chat = start;
      let memory = memoryOf(start);
      const buttons = new Set<string>();
      for (const one of gusts) {
        const { answers, beyond = [] } = asked(chat);
        // what was asked before an edited message was on offer may still be answered
        const stood = withoutOffer(chat.state);
        const earlier = stood === chat.state ? [] : asked({ ...chat, state: stood }).answers;
        const offered = [...answers, ...beyond, ...earlier].map(({ id }) => id);
        for (const { id } of answers) buttons.add(id);
        const happens = blow(chat, one, [...buttons]);
        if (happens === null) continue;
        const turn = tell(happens.chat, happens.event, happens.mood);
        memory = watch(happens.chat, turn, memory);
        if (one.kind === 'oldButton' && one.forged && !offered.includes(idOf(happens.event)))
          expect(placed(turn.chat.state), 'an old button was acted upon').toEqual(placed(chat.state));
        if (one.kind === 'strayResult' && one.result.type !== 'office.shown')
          expect(turn.chat.state, `${one.result.type} out of place`).toEqual(chat.state);
        chat = turn.chat;
        reached.add(nameOf(chat.state.value));
      }
    }),
    { numRuns: 30 },
  );
  // a storm that never gets anywhere would prove nothing
  expect(reached.size).toBeGreaterThan(8);
});

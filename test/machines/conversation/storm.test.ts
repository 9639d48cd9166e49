import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asked, nameOf, newChat, tell } from './chat.ts';
import { atSummary, company, consented, ordered, registered, registeredAbroad, served, twoOrders } from './stories.ts';
import { memoryOf, watch } from './watch.ts';
import { blow, gust } from './weather.ts';

const BEGINNINGS = {
  'a first message': () => newChat().chat,
  consent: consented,
  'a registration': registered,
  'a company': company,
  'a summary': () => atSummary(registered()),
  'an order from abroad': () => served(ordered(registeredAbroad()), ['accept', 'prepare', 'sendInvoice']),
  'two orders': twoOrders,
};

it.each(Object.entries(BEGINNINGS))('keeps its promises in any storm after %s', (_name, begin) => {
  const start = begin();
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(gust, { minLength: 20, maxLength: 120, size: 'max' }), (gusts) => {
      let chat = start;
      let memory = memoryOf(start);
      const buttons = new Set<string>();
      for (const one of gusts) {
        for (const { id } of asked(chat).answers) buttons.add(id);
        const happens = blow(chat, one, [...buttons]);
        if (happens === null) continue;
        const turn = tell(happens.chat, happens.event, happens.mood);
        memory = watch(happens.chat, turn, memory);
        if (one.kind === 'strayResult' && one.result.type !== 'office.shown')
          expect(turn.chat.state, `${one.result.type} out of place`).toEqual(chat.state);
        chat = turn.chat;
        reached.add(nameOf(chat.state.value));
      }
    }),
    { numRuns: 40 },
  );
  // a storm that never gets anywhere would prove nothing
  expect(reached.size).toBeGreaterThan(8);
});

/** What is said about a queue number (docs/domain.md 13). */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { VisitCard, VisitMoved, VisitTold } from '../counter/visits.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';

/** Whether the number may still be given up, by the visitor. */
export function isCancellable({ status }: VisitCard): boolean {
  return status === 'waiting' || status === 'called' || status === 'skipped';
}

/** A kiosk's screen is wiped: nobody is told there later that the number is called. */
export function takenSays({ visit, kiosk }: { visit: VisitCard; kiosk: boolean }): Say[] {
  const { number, service } = visit;
  const queue = { number, service, ahead: aheadText(visit), estimate: estimateText(visit) };
  return [bubble(text(kiosk ? 'visit.taken.kiosk' : 'visit.taken', queue))];
}

export function ownText(visit: VisitCard): Text {
  return text('visit.own', { number: visit.number, service: visit.service, state: stateText(visit) });
}

function stateText(visit: VisitCard): Text {
  const counter = visit.counter ?? '-';
  switch (visit.status) {
    case 'waiting':
      return text('visit.own.waiting', { ahead: aheadText(visit), estimate: estimateText(visit) });
    case 'called':
      return text('visit.own.called', { counter });
    case 'serving':
      return text('visit.own.serving', { counter });
    case 'skipped':
      return text('visit.own.skipped');
    default:
      return text('visit.own.ended');
  }
}

function aheadText({ ahead }: VisitCard): Text {
  return ahead === 0 ? text('visit.ahead.none') : text('visit.ahead.some', { count: ahead });
}

function estimateText({ minutes, standardMinutes }: VisitCard): Text {
  if (minutes === null) return text('visit.estimate.none', { minutes: standardMinutes });
  return minutes === 0 ? text('visit.estimate.soon') : text('visit.estimate', { minutes });
}

export function toldSays(told: VisitTold | VisitMoved): Say[] {
  if (told.type === 'visit.moved') return [bubble(text('visit.moved', { number: told.number }))];
  const { number, service, counter } = told.visit;
  if (told.type === 'visit.skipped') return [bubble(text('visit.skipped', { number }))];
  if (told.again) return [bubble(text('visit.calledAgain', { number, counter: counter ?? '-' }))];
  return [bubble(text('visit.called', { number, counter: counter ?? '-', service }))];
}

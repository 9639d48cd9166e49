import type {
  VisitCard,
  VisitCommand,
  VisitQuery,
  VisitResult,
  VisitService,
} from '../../../../machines/conversation/counter/visits.ts';
import type { Mood } from '../office.ts';

const SERVICES: VisitService[] = [
  { code: 'A', name: { id: 'Konsultasi', en: 'Consultation' } },
  { code: 'B', name: { id: 'Perpustakaan', en: 'Library' } },
];

export const VISIT: VisitCard = {
  code: 'VBCD2345',
  number: 'A-003',
  service: { id: 'Konsultasi', en: 'Consultation' },
  status: 'waiting',
  ahead: 2,
  minutes: 12,
  counter: null,
  standardMinutes: 10,
};

export const CALLED: VisitCard = { ...VISIT, status: 'called', ahead: 0, minutes: null, counter: '2' };

/** As the office would answer, from values. `empty`: it draws no numbers; `moved`: there is one already; `lost`: closed. */
export function visitOffice(asked: VisitQuery | VisitCommand, mood: Mood): VisitResult {
  switch (asked.type) {
    case 'visit.services':
      return {
        type: 'visit.servicesShown',
        services: mood === 'empty' ? [] : SERVICES,
        own: mood === 'moved' ? VISIT : null,
        openNow: mood !== 'lost',
        opensAt: mood === 'lost' ? Date.UTC(2026, 10, 24, 1) : null,
      };
    case 'visit.take': {
      if (mood === 'usual') return { type: 'visit.taken', visit: { ...VISIT, minutes: null }, kiosk: false };
      const reason = mood === 'moved' ? 'already' : mood === 'lost' ? 'closed' : 'gone';
      return { type: 'visit.refused', reason };
    }
    case 'visit.cancel':
      return mood === 'usual' ? { type: 'visit.cancelled' } : { type: 'visit.refused', reason: 'gone' };
    case 'visit.attach':
      return mood === 'usual'
        ? { type: 'visit.attached', name: 'Siti Aminah', institution: 'Universitas Contoh', number: 'A-003' }
        : { type: 'visit.refused', reason: 'gone' };
  }
}

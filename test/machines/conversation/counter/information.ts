import type {
  InformationCard,
  InformationQuery,
  InformationResult,
} from '../../../../machines/conversation/counter/information.ts';
import type { Mood } from '../office.ts';
import { CATALOGUE, OFFICE, TARIFF } from '../shelf.ts';

const FULL: InformationCard = {
  office: OFFICE,
  tariff: TARIFF,
  examples: {
    publication: { pages: 120, price: 80_000 },
    microdata: { bytes: 2_500_000, price: 50_000 },
    maps: { count: 3, price: 210_000 },
  },
  holidays: [
    { day: '2026-12-24', name: { id: 'Cuti bersama Natal', en: 'Christmas' }, collectiveLeave: true },
    { day: '2026-12-25', name: { id: 'Hari Raya Natal', en: 'Christmas' }, collectiveLeave: false },
  ],
  serviceDays: 8,
  counterMinutes: 10,
  products: (['publication', 'microdata', 'map'] as const).map((kind) => ({
    kind,
    count: CATALOGUE.filter((product) => product.kind === kind).length,
    sold: kind !== 'map',
  })),
  complaintChannels: { id: '• Kotak saran', en: '• Suggestion box' },
};

/** An office that has entered nothing yet, and has no queue. */
const BARE: InformationCard = {
  office: { ...OFFICE, phone: '', website: '', openNow: false, opensAt: null },
  tariff: null,
  examples: null,
  holidays: [],
  serviceDays: 8,
  counterMinutes: null,
  products: FULL.products.map(({ kind }) => ({ kind, count: 0, sold: false })),
  complaintChannels: FULL.complaintChannels,
};

/** As the office would answer, from values. */
export function informationOffice(asked: InformationQuery, mood: Mood): InformationResult {
  const open: InformationCard = { ...FULL, office: { ...OFFICE, openNow: true, opensAt: null } };
  const card = { usual: FULL, moved: open, empty: BARE, lost: BARE }[mood];
  return { type: 'information.shown', topic: asked.topic, card };
}

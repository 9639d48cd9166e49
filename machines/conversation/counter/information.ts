/** What the office tells about its services (docs/domain.md 14): its own versioned words, never generated ones. */
import type { Localized } from '../../texts/text.ts';

export const INFORMATION_TOPICS = [
  'requirements',
  'procedure',
  'service_time',
  'tariff',
  'products',
  'hours',
  'contact',
  'complaint_channels',
] as const;
export type InformationTopic = (typeof INFORMATION_TOPICS)[number];

/** Facts of the office that the pages are filled with. */
export interface InformationCard {
  /** one line per weekday, as it is written */
  hours: Localized;
  openNow: boolean;
  /** UTC ms; null: open now, or no opening is near */
  opensAt: number | null;
  /** the next days on which the office is closed: 'YYYY-MM-DD' and their names */
  holidays: { day: string; name: string }[];
  /** working days of the service standard, and minutes at the counter */
  serviceDays: number;
  counterMinutes: number;
  /** how many of each kind are in the catalogue and sold */
  products: { kind: 'publication' | 'microdata' | 'map'; count: number; sold: boolean }[];
}

export type InformationQuery = { type: 'information.show' };
export type InformationResult = { type: 'information.shown'; card: InformationCard };

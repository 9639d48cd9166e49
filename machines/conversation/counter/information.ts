/** What the office tells about its services (docs/domain.md 14): its own versioned words, never generated ones. */
import type { ProductKind } from '../../../domain/vocabulary.ts';
import type { Localized } from '../../texts/text.ts';
import type { OfficeCard, TariffCard } from '../cards.ts';

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

/** What the tariff in force makes of three orders, computed by domain/tariff. Rupiah. */
export interface TariffExamples {
  publication: { pages: number; price: number };
  microdata: { bytes: number; price: number };
  maps: { count: number; price: number };
}

/** Facts of the office that the pages are filled with, as they are at this moment. */
export interface InformationCard {
  office: OfficeCard;
  /** null: none in force today */
  tariff: TariffCard | null;
  examples: TariffExamples | null;
  /** the next days on which the office is closed though it is no weekend: 'YYYY-MM-DD' */
  holidays: { day: string; name: Localized; collectiveLeave: boolean }[];
  /** working days of the service standard */
  serviceDays: number;
  /** minutes at the counter, from the end of the number before; null: no queue here */
  counterMinutes: number | null;
  /** how many of each kind are in the catalogue; `sold`: by this office in the chat */
  products: { kind: ProductKind; count: number; sold: boolean }[];
  /** other ways to complain, as the office lists them */
  complaintChannels: Localized;
}

/** `topic` null: the facts alone, to ask with. */
export type InformationQuery = { type: 'information.show'; topic: InformationTopic | null };
export type InformationResult = {
  type: 'information.shown';
  topic: InformationTopic | null;
  card: InformationCard;
};

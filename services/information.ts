/** What the office tells about its services (docs/domain.md 14): facts in force now, never made-up words. */
import { dayOf, weekday } from '../domain/days.ts';
import type { Day } from '../domain/days.ts';
import { englishHoliday, leaveName } from '../domain/holiday_names.ts';
import { mapPrice, microdataPrice, publicationPrice } from '../domain/tariff.ts';
import type { TariffRates } from '../domain/tariff.ts';
import { PRODUCT_KINDS } from '../domain/vocabulary.ts';
import type { InformationCard, TariffExamples } from '../machines/conversation/counter/information.ts';
import { countProducts } from './catalogue.ts';
import type { ServiceContext } from './context.ts';
import { listHolidays } from './holidays.ts';
import { officeCard } from './office_card.ts';
import { readOffice } from './office.ts';
import { tariffOn, toTariffCard } from './tariffs.ts';

/** As many closed days as a bubble has room for. */
const NEXT_HOLIDAYS = 5;
const FRIDAY = 5;

/** What the examples are made of: pages, bytes, and maps by village of a regency. */
const EXAMPLE = { pages: 120, bytes: 2_500_000, maps: 3 };

export async function informationCard(ctx: Pick<ServiceContext, 'db' | 'now'>): Promise<InformationCard> {
  const office = await readOffice(ctx);
  const today = dayOf(ctx.now(), office.office.timeZone);
  const tariff = await tariffOn(ctx, today);
  const counts = await countProducts(ctx);
  return {
    office: await officeCard(ctx),
    tariff: tariff === null ? null : toTariffCard(tariff, office),
    examples: tariff === null ? null : examplesBy(tariff.rates),
    holidays: await nextHolidays(ctx, today),
    serviceDays: office.serviceDays,
    counterMinutes: office.visits.open ? office.visits.standardMinutes : null,
    products: PRODUCT_KINDS.map((kind) => ({ kind, count: counts[kind], sold: office.sales.kinds.includes(kind) })),
    complaintChannels: office.complaints.channels,
  };
}

/** Rupiah by the tariff in force (docs/domain.md 3). */
function examplesBy(rates: TariffRates): TariffExamples {
  const { pages, bytes, maps } = EXAMPLE;
  return {
    publication: { pages, price: publicationPrice(pages, rates) },
    microdata: { bytes, price: microdataPrice(bytes, false, rates) },
    maps: { count: maps, price: mapPrice('regencyByVillage', maps, rates) },
  };
}

/** On Saturdays and Sundays the office is closed anyway (docs/domain.md 6). */
async function nextHolidays(ctx: Pick<ServiceContext, 'db'>, today: Day): Promise<InformationCard['holidays']> {
  const { holidays } = await listHolidays(ctx);
  return holidays
    .filter(({ day }) => day >= today && weekday(day) <= FRIDAY)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, NEXT_HOLIDAYS)
    .map(({ day, name, kind }) => {
      const collectiveLeave = kind === 'cuti_bersama';
      return { day, name: { id: collectiveLeave ? leaveName(name) : name, en: englishHoliday(name) }, collectiveLeave };
    });
}

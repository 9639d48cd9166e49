/** The office's facts as the assistant speaks of them. */
import { isOpen, nextOpening, type ServiceHours, type Weekday } from '../domain/hours.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Localized, OfficeCard } from '../machines/conversation/effects.ts';
import type { ServiceContext } from './context.ts';
import { holidayCalendar } from './holidays.ts';
import { readOffice } from './office.ts';

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export async function officeCard(ctx: Pick<ServiceContext, 'db' | 'now'>): Promise<OfficeCard> {
  const { office, hours, sales, privacy, retention } = await readOffice(ctx);
  const calendar = await holidayCalendar(ctx);
  const now = ctx.now();
  const openNow = isOpen(now, hours, office.timeZone, calendar);
  return {
    name: office.name,
    example: office.example,
    address: office.address,
    phone: office.phone,
    email: office.email,
    website: office.website,
    hours: hoursText(hours),
    openNow,
    opensAt: openNow ? null : nextOpening(now, hours, office.timeZone, calendar),
    whereElse: sales.whereElse,
    privacyContact: privacy.contact,
    keptDays: retention.messages,
  };
}

/** 'Senin-Kamis 08.00-15.30; Jumat 08.00-11.30, 13.30-15.30': days of equal hours together. */
export function hoursText(hours: ServiceHours): Localized {
  return { id: inLanguage(hours, 'id'), en: inLanguage(hours, 'en') };
}

function inLanguage(hours: ServiceHours, language: Language): string {
  const runs: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const day of WEEK) {
    const text = spansText(hours[day] ?? [], language);
    const run = runs.at(-1);
    if (text === '') continue;
    if (run && run.last === day - 1 && run.text === text) run.last = day;
    else runs.push({ first: day, last: day, text });
  }
  return runs.map(({ first, last, text }) => `${daysText(first, last, language)} ${text}`).join('; ');
}

function spansText(spans: readonly (readonly [string, string])[], language: Language): string {
  const clock = (time: string): string => (language === 'id' ? time.replace(':', '.') : time);
  return spans.map(([open, close]) => `${clock(open)}–${clock(close)}`).join(', ');
}

function daysText(first: Weekday, last: Weekday, language: Language): string {
  const name = (day: Weekday): string => DAYS[language][day - 1] ?? '';
  return first === last ? name(first) : `${name(first)}–${name(last)}`;
}

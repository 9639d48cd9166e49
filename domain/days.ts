import { DomainError } from './domain_error.ts';
import type { Language } from './vocabulary.ts';

/** A calendar day 'YYYY-MM-DD' in the office's time zone. */
export type Day = string;

const DAY_MS = 86_400_000;

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

// The three zones of Indonesia; an office chooses one. docs/domain.md 6.
const ZONE_LABELS: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** Whether the text is an existing day written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** The office's day at an instant (UTC ms). */
export function dayOf(instantMs: number, timeZone: string): Day {
  return dayFromUtc(wallClock(instantMs, timeZone));
}

/** Minutes since midnight on the office's clock at an instant (UTC ms), 0 to 1439. */
export function minuteOfDay(instantMs: number, timeZone: string): number {
  return Math.floor(modulo(wallClock(instantMs, timeZone), DAY_MS) / 60_000);
}

/** The day `n` calendar days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return dayFromUtc(utcOf(day) + n * DAY_MS);
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekday(day: Day): number {
  return new Date(utcOf(day)).getUTCDay() || 7;
}

/** The instant (UTC ms) at which the office's day begins. */
export function startOfDay(day: Day, timeZone: string): number {
  return instantAt(day, 0, timeZone);
}

/** The instant (UTC ms) at which the office's clock shows `minutes` since midnight on that day. */
export function instantAt(day: Day, minutes: number, timeZone: string): number {
  const wall = utcOf(day) + minutes * 60_000;
  // Two steps settle the offset even where the first guess falls on the other side of a clock change.
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

/** '23 November 2026'; months in the given language. */
export function formatDay(day: Day, language: Language): string {
  const date = new Date(utcOf(day));
  return `${date.getUTCDate()} ${MONTHS[language][date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** '23 November 2026 pukul 09.00 WIB' or '23 November 2026, 09:00 WIB'. */
export function formatDateTime(instantMs: number, timeZone: string, language: Language): string {
  const minutes = minuteOfDay(instantMs, timeZone);
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  const minute = String(minutes % 60).padStart(2, '0');
  const day = formatDay(dayOf(instantMs, timeZone), language);
  const zone = zoneLabel(instantMs, timeZone);
  return language === 'id' ? `${day} pukul ${hour}.${minute} ${zone}` : `${day}, ${hour}:${minute} ${zone}`;
}

function zoneLabel(instantMs: number, timeZone: string): string {
  const label = ZONE_LABELS[timeZone];
  if (label) return label;
  const offset = offsetAt(instantMs, timeZone) / 60_000;
  if (offset === 0) return 'UTC';
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `UTC${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What the office's clock shows, expressed as if it were UTC ms. */
function wallClock(instantMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatter.formatToParts(instantMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + modulo(instantMs, 1000);
}

function offsetAt(instantMs: number, timeZone: string): number {
  return wallClock(instantMs, timeZone) - instantMs;
}

function dayFromUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

function utcOf(day: Day): number {
  if (!isDay(day)) throw new DomainError('day_invalid', 'A day is an existing date written YYYY-MM-DD.');
  return Date.parse(`${day}T00:00:00Z`);
}

function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}

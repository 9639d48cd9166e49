/** Satisfaction as officers read of it. */
import { IKM_ELEMENTS } from '../../domain/ikm.ts';
import type { IkmBand, IkmElement } from '../../domain/ikm.ts';
import { namesOf, rangeOf } from '../../domain/periods.ts';
import type { DayRange, PublishedPeriod } from '../../domain/periods.ts';
import { formatDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import type { Office } from '../../services/office.ts';

/** As PermenPANRB 14/2017 names them. */
export const ELEMENT_WORDS: Readonly<Record<IkmElement, string>> = {
  u1: 'Persyaratan',
  u2: 'Sistem, mekanisme, dan prosedur',
  u3: 'Waktu penyelesaian',
  u4: 'Biaya/tarif',
  u5: 'Produk spesifikasi jenis pelayanan',
  u6: 'Kompetensi pelaksana',
  u7: 'Perilaku pelaksana',
  u8: 'Sarana dan prasarana',
  u9: 'Penanganan pengaduan, saran, dan masukan',
};

export const BAND_WORDS: Readonly<Record<IkmBand, string>> = {
  A: 'Sangat baik',
  B: 'Baik',
  C: 'Kurang baik',
  D: 'Tidak baik',
};

const PERIOD_WORDS: Readonly<Record<PublishedPeriod, string>> = {
  last_month: 'Bulan lalu',
  last_quarter: 'Triwulan lalu',
  this_year: 'Tahun ini sampai hari ini',
  last_year: 'Tahun lalu',
};

export const PUBLISHED_PERIOD_OPTIONS = Object.entries(PERIOD_WORDS).map(([value, label]) => ({ value, label }));

const SUBJECTS: Readonly<Record<string, string>> = {
  order: 'Pesanan',
  complaint: 'Pengaduan',
  chat: 'Percakapan dengan petugas',
};

/** 'order', 'visit:A' in words; a service that the queue no longer has goes by its letter. */
export function serviceWords(key: string, { visits }: Pick<Office, 'visits'>): string {
  const [subject = '', code = ''] = key.split(':');
  if (subject !== 'visit') return SUBJECTS[subject] ?? key;
  return `Kunjungan: ${visits.services.find((service) => service.code === code)?.name.id ?? code}`;
}

/** '91,48'; 'Belum ada' */
export function indexWords(ikm: number | null): string {
  return ikm === null ? 'Belum ada' : ikm.toFixed(2).replace('.', ',');
}

/** '4,3'; 'Belum ada' */
export function starsWords(stars: number | null): string {
  return stars === null ? 'Belum ada' : stars.toFixed(1).replace('.', ',');
}

/** '3,46'; a dash where nobody answered. */
export function meanWords(mean: number | null): string {
  return mean === null ? '–' : mean.toFixed(2).replace('.', ',');
}

/** '1 Januari 2026 – 31 Maret 2026' */
export function rangeWords({ fromDay, toDay }: DayRange): string {
  return fromDay === toDay ? formatDay(fromDay, 'id') : `${formatDay(fromDay, 'id')} – ${formatDay(toDay, 'id')}`;
}

const LISTED_MONTHS = 12;
const LISTED_QUARTERS = 5;
const LISTED_YEARS = 3;

/** The months, quarters and years up to a day that a form offers, newest first. */
export function periodOptions(today: Day): { label: string; options: { value: string; label: string }[] }[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const back = (months: number) => {
    const index = year * 12 + month - 1 - months;
    return namesOf(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`);
  };
  const months = Array.from({ length: LISTED_MONTHS }, (_, index) => back(index).month);
  const quarters = Array.from({ length: LISTED_QUARTERS }, (_, index) => back(index * 3).quarter);
  const years = Array.from({ length: LISTED_YEARS }, (_, index) => back(index * 12).year);
  return [
    { label: 'Bulan', options: months.map((value) => ({ value, label: monthWords(value) })) },
    {
      label: 'Triwulan',
      options: quarters.map((value) => ({ value, label: `Triwulan ${value.slice(-1)} ${value.slice(0, 4)}` })),
    },
    { label: 'Tahun', options: years.map((value) => ({ value, label: value })) },
  ];
}

function monthWords(month: string): string {
  return formatDay(rangeOf(month)?.fromDay ?? `${month}-01`, 'id').replace(/^\d+ /, '');
}

/** Heads of the nine columns: 'U1' ... 'U9'. */
export const ELEMENT_HEADS = IKM_ELEMENTS.map((element) => element.toUpperCase());

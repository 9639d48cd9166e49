import type { Day } from './days.ts';

/** One day without service. `cuti_bersama` is the joint leave that the government adds around holidays. */
export type Holiday = {
  readonly day: Day;
  readonly kind: 'national' | 'cuti_bersama';
  /** Official Indonesian name. */
  readonly name: string;
  /** Where the day comes from, shown beside it in the panel. */
  readonly source: string;
};

const SOURCE_2026 = 'SKB Tiga Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun 2026';
const SOURCE_2027 = 'SKB Tiga Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun 2027';

/**
 * The table an office starts with; days that fall on a weekend anyway are left out, since they change no count. It is
 * data to be checked and edited in the panel, hence the source on every row. docs/domain.md 6.
 */
export const HOLIDAYS_2026_2027: readonly Holiday[] = [
  national('2026-01-01', 'Tahun Baru 2026 Masehi'),
  national('2026-01-16', 'Isra Mikraj Nabi Muhammad S.A.W.'),
  jointLeave('2026-02-16', 'Cuti bersama Tahun Baru Imlek 2577 Kongzili'),
  national('2026-02-17', 'Tahun Baru Imlek 2577 Kongzili'),
  jointLeave('2026-03-18', 'Cuti bersama Hari Suci Nyepi Tahun Baru Saka 1948'),
  national('2026-03-19', 'Hari Suci Nyepi Tahun Baru Saka 1948'),
  jointLeave('2026-03-20', 'Cuti bersama Idulfitri 1447 Hijriah'),
  jointLeave('2026-03-23', 'Cuti bersama Idulfitri 1447 Hijriah'),
  jointLeave('2026-03-24', 'Cuti bersama Idulfitri 1447 Hijriah'),
  national('2026-04-03', 'Wafat Yesus Kristus'),
  national('2026-05-01', 'Hari Buruh Internasional'),
  national('2026-05-14', 'Kenaikan Yesus Kristus'),
  jointLeave('2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'),
  national('2026-05-27', 'Iduladha 1447 Hijriah'),
  jointLeave('2026-05-28', 'Cuti bersama Iduladha 1447 Hijriah'),
  national('2026-06-01', 'Hari Lahir Pancasila'),
  national('2026-06-16', 'Tahun Baru Islam 1448 Hijriah'),
  national('2026-08-17', 'Proklamasi Kemerdekaan Republik Indonesia'),
  national('2026-08-25', 'Maulid Nabi Muhammad S.A.W.'),
  jointLeave('2026-12-24', 'Cuti bersama Kelahiran Yesus Kristus'),
  national('2026-12-25', 'Kelahiran Yesus Kristus'),
  national('2027-01-01', 'Tahun Baru 2027 Masehi'),
  national('2027-01-05', 'Isra Mikraj Nabi Muhammad S.A.W.'),
  jointLeave('2027-02-05', 'Cuti bersama Tahun Baru Imlek 2578 Kongzili'),
  national('2027-03-08', 'Hari Suci Nyepi Tahun Baru Saka 1949'),
  jointLeave('2027-03-09', 'Cuti bersama Idulfitri 1448 Hijriah'),
  national('2027-03-10', 'Idulfitri 1448 Hijriah'),
  national('2027-03-11', 'Idulfitri 1448 Hijriah'),
  jointLeave('2027-03-12', 'Cuti bersama Idulfitri 1448 Hijriah'),
  jointLeave('2027-03-15', 'Cuti bersama Idulfitri 1448 Hijriah'),
  jointLeave('2027-03-25', 'Cuti bersama Wafat Yesus Kristus'),
  national('2027-03-26', 'Wafat Yesus Kristus'),
  national('2027-05-06', 'Kenaikan Yesus Kristus'),
  national('2027-05-17', 'Iduladha 1448 Hijriah'),
  jointLeave('2027-05-18', 'Cuti bersama Iduladha 1448 Hijriah'),
  jointLeave('2027-05-19', 'Cuti bersama Hari Raya Waisak 2571 BE'),
  national('2027-05-20', 'Hari Raya Waisak 2571 BE'),
  national('2027-06-01', 'Hari Lahir Pancasila'),
  national('2027-08-17', 'Proklamasi Kemerdekaan Republik Indonesia'),
  jointLeave('2027-12-24', 'Cuti bersama Kelahiran Yesus Kristus'),
];

function national(day: Day, name: string): Holiday {
  return { day, kind: 'national', name, source: sourceOf(day) };
}

function jointLeave(day: Day, name: string): Holiday {
  return { day, kind: 'cuti_bersama', name, source: sourceOf(day) };
}

function sourceOf(day: Day): string {
  return day.startsWith('2026') ? SOURCE_2026 : SOURCE_2027;
}

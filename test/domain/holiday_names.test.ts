import { describe, expect, it } from 'vitest';
import { englishHoliday, leaveName } from '../../domain/holiday_names.ts';
import { HOLIDAYS_2026_2027 } from '../../domain/holidays.ts';

describe('a holiday in English', () => {
  it.each([
    ['Tahun Baru 2027 Masehi', "New Year's Day 2027"],
    ['Tahun Baru Islam 1448 Hijriah', 'Islamic New Year 1448'],
    ['Hari Suci Nyepi Tahun Baru Saka 1949', 'Day of Silence (Nyepi) 1949'],
    ['Hari Suci Nyepi (Tahun Baru Saka 1949)', 'Day of Silence (Nyepi) 1949'],
    ['Cuti bersama Tahun Baru Imlek 2578 Kongzili', 'Chinese New Year 2578'],
    ['Cuti Bersama Idul Fitri 1448 H', 'Eid al-Fitr 1448'],
    ['Iduladha 1448 Hijriah', 'Eid al-Adha 1448'],
    ["Isra Mi'raj Nabi Muhammad SAW", 'Ascension of the Prophet Muhammad (Isra Mikraj)'],
    ['Kenaikan Isa Almasih', 'Ascension of Jesus Christ'],
    ['Wafat Yesus Kristus', 'Good Friday'],
    ['Hari Raya Natal', 'Christmas'],
    ['Proklamasi Kemerdekaan Republik Indonesia', 'Independence Day'],
    ['Pemungutan suara pemilihan kepala daerah serentak', 'Election day'],
  ])('%s is %s', (name, english) => {
    expect(englishHoliday(name)).toBe(english);
  });

  it('is known for every day of the decrees', () => {
    expect(
      HOLIDAYS_2026_2027.filter(({ name }) => englishHoliday(name) === name.replace(/^Cuti bersama /, '')),
    ).toEqual([]);
  });

  it('stays as it is where it is none of them', () => {
    expect(englishHoliday('Hari Jadi Provinsi Banten')).toBe('Hari Jadi Provinsi Banten');
    expect(englishHoliday('Cuti bersama Hari Jadi Provinsi Banten')).toBe('Hari Jadi Provinsi Banten');
  });
});

it('collective leave is called so in Indonesian, once', () => {
  expect([leaveName('Natal'), leaveName('Cuti Bersama Natal')]).toEqual(['Cuti bersama Natal', 'Cuti Bersama Natal']);
});

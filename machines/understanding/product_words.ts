/** Words that name what a statistics office sells: "dalam angka 2025", "susenas", "peta lebak". */
import { phrases } from './normalize.ts';

// docs/domain.md 4: the surveys; the rest are the series that every office publishes
const NAMES =
  phrases(`dalam angka, in figures, susenas, sakernas, podes, supas, sensus, census, pdrb, gdp, grdp, inflasi, inflation,
kemiskinan, poverty, ketenagakerjaan, pengangguran, unemployment, kependudukan, statistik daerah, statistik kesejahteraan,
kesejahteraan rakyat, data mikro, microdata, micro data, raw data, peta digital, peta wilkerstat, wilkerstat, publikasi,
publication, sp2020, st2023, se2016, se2026, regsosek, ibs, imk, indeks harga, nilai tukar petani, potensi desa`);

/** Whether the words of a message name something to look for in the catalogue. */
export function namesProduct(words: readonly string[]): boolean {
  const said = ` ${words.join(' ')} `;
  return NAMES.some((name) => said.includes(` ${name} `));
}

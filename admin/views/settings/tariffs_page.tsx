import { formatRupiah } from '../../../domain/money.ts';
import type { Tariff } from '../../../services/tariffs.ts';
import { count, shortDay } from '../../words/formats.ts';
import { Empty } from '../parts/empty.tsx';
import { Facts } from '../parts/facts.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface TariffsPageProps {
  frame: Frame;
  tariffs: readonly Tariff[];
  /** the one in force today */
  inForce: string | null;
}

export function TariffsPage({ frame, tariffs, inForce }: TariffsPageProps) {
  return (
    <Shell
      frame={frame}
      title="Tarif"
      actions={
        frame.officer.role === 'admin' && (
          <a class="btn btn-primary" href="/panel/tarif/baru">
            Tambah tarif
          </a>
        )
      }
    >
      <p class="lead-in">
        Tagihan memakai tarif yang berlaku pada tanggal terbitnya. Tarif tidak diubah; tarif baru menggantikannya mulai
        tanggal berlakunya.
      </p>
      {tariffs.length === 0 && <Empty title="Belum ada tarif. Tagihan belum dapat dibuat." />}
      {tariffs.map((tariff) => (
        <section class="sheet" aria-labelledby={`tarif-${tariff.id}`}>
          <h2 id={`tarif-${tariff.id}`}>
            {tariff.legalBasis} {tariff.id === inForce && <span class="standing standing-done">berlaku hari ini</span>}
          </h2>
          <p>
            Mulai {shortDay(tariff.validFrom)}
            {tariff.validTo === null ? '' : ` sampai ${shortDay(tariff.validTo)}`}. {tariff.note}
          </p>
          <Facts facts={ratesOf(tariff)} />
        </section>
      ))}
    </Shell>
  );
}

function ratesOf({ rates: { publication, microdata, map } }: Tariff): (readonly [string, string])[] {
  const { plain, processed, bytesFirst, bytesStep } = microdata;
  return [
    [`Publikasi, ${publication.pagesFirst} halaman pertama`, formatRupiah(publication.first)],
    [`Setiap ${publication.pagesStep} halaman berikutnya`, formatRupiah(publication.step)],
    [`Data mikro tanpa pengolahan, ${count(bytesFirst)} byte pertama`, formatRupiah(plain.first)],
    [`Setiap ${count(bytesStep)} byte berikutnya`, formatRupiah(plain.step)],
    [`Data mikro dengan pengolahan, ${count(bytesFirst)} byte pertama`, formatRupiah(processed.first)],
    [`Setiap ${count(bytesStep)} byte berikutnya (dengan pengolahan)`, formatRupiah(processed.step)],
    ['Blok yang dimulai dihitung', microdata.startedBlockCountsWhole ? 'penuh' : 'menurut bagiannya'],
    ['Peta Indonesia menurut kecamatan', formatRupiah(map.indonesiaByDistrict)],
    ['Peta Indonesia menurut desa', formatRupiah(map.indonesiaByVillage)],
    ['Peta satu kabupaten/kota menurut kecamatan', formatRupiah(map.regencyByDistrict)],
    ['Peta satu kabupaten/kota menurut desa', formatRupiah(map.regencyByVillage)],
  ];
}

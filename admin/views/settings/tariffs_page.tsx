import { formatRupiah } from '../../../domain/money.ts';
import { isAhead, type Tariff } from '../../../services/tariffs.ts';
import { count, shortDay } from '../../words/formats.ts';
import { Empty } from '../parts/empty.tsx';
import { CsrfField } from '../parts/fields.tsx';
import { Facts } from '../parts/facts.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface TariffsPageProps {
  frame: Frame;
  tariffs: readonly Tariff[];
  /** the one in force today */
  inForce: string | null;
  /** 'YYYY-MM-DD' */
  today: string;
}

export function TariffsPage({ frame, tariffs, inForce, today }: TariffsPageProps) {
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
        Tagihan memakai tarif yang berlaku pada tanggal terbitnya. Tarif yang sudah berlaku tidak diubah; tarif baru
        menggantikannya mulai tanggal berlakunya. Yang belum berlaku masih dapat diubah atau dihapus.
      </p>
      {tariffs.length === 0 && <Empty title="Belum ada tarif. Tagihan belum dapat dibuat." />}
      {tariffs.map((tariff) => (
        <section class="sheet" aria-labelledby={`tarif-${tariff.id}`}>
          <h2 id={`tarif-${tariff.id}`}>
            {tariff.legalBasis} {tariff.id === inForce && <span class="standing standing-done">berlaku hari ini</span>}
            {isAhead(tariff, today) && <span class="standing standing-customer">belum berlaku</span>}
          </h2>
          <p>
            Mulai {shortDay(tariff.validFrom)}
            {tariff.validTo === null ? '' : ` sampai ${shortDay(tariff.validTo)}`}. {tariff.note}
          </p>
          <Facts facts={ratesOf(tariff)} />
          {frame.officer.role === 'admin' && isAhead(tariff, today) && (
            <form class="button-row" method="post" action={`/panel/tarif/${tariff.id}/hapus`}>
              <CsrfField token={frame.csrf} />
              <a class="btn btn-outline-primary" href={`/panel/tarif/${tariff.id}`}>
                Ubah
              </a>
              <button
                class="btn btn-outline-danger"
                type="submit"
                data-confirm={`Hapus tarif ${tariff.legalBasis} yang belum berlaku?`}
              >
                Hapus
              </button>
            </form>
          )}
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

/** Home of the admin: whether the office is ready to serve. */
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Warnings, type Warning } from './warnings.tsx';

export function AdminPage({ frame, warnings }: { frame: Frame; warnings: readonly Warning[] }) {
  return (
    <Shell frame={frame} title="Yang harus saya kerjakan">
      {warnings.length === 0 ? (
        <Empty title="Kantor siap melayani. Tidak ada yang perlu dilengkapi." />
      ) : (
        <Warnings warnings={warnings} />
      )}
      <section class="sheet" aria-labelledby="pengaturan">
        <h2 id="pengaturan">Pengaturan</h2>
        <ul class="shortcuts">
          <li>
            <a href="/panel/orang">Petugas</a> Tambah, ganti peran, cabut atau atur ulang akses.
          </li>
          <li>
            <a href="/panel/kanal">Kanal</a> Obrolan web, Telegram, WhatsApp, e-mail: keadaan, antrean, pesan yang tidak
            tersampaikan.
          </li>
          <li>
            <a href="/panel/kantor">Data kantor</a> Nama, alamat, jam layanan, penanda tangan, nomor surat.
          </li>
          <li>
            <a href="/panel/tarif">Tarif</a> Tabel tarif dengan dasar hukum dan masa berlakunya.
          </li>
          <li>
            <a href="/panel/hari-libur">Hari libur</a> Dasar hitungan hari kerja.
          </li>
          <li>
            <a href="/panel/katalog">Katalog</a> Produk yang ditawarkan.
          </li>
          <li>
            <a href="/panel/teks">Teks percakapan</a> Semua yang dikatakan asisten.
          </li>
        </ul>
      </section>
    </Shell>
  );
}

/** The office's number on WhatsApp: linking it, watching that, and undoing it. */
import type { LineView } from '../../../services/whatsapp_line.ts';
import type { FormState } from '../../forms/form.ts';
import { numberWords, OUTCOME_WORDS } from '../../words/whatsapp.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { LINE_PAGE } from './line_parts.tsx';
import { LinkingNow } from './linking_now.tsx';

export interface LineProps {
  csrf: string;
  line: LineView;
  /** people reach the office by it now */
  serves: boolean;
  form: FormState;
}

export function LinePage({ frame, ...props }: Omit<LineProps, 'csrf'> & { frame: Frame }) {
  const { line } = props;
  const moves = line.asked !== null;
  return (
    <Shell frame={frame} title="WhatsApp" parent={{ href: '/panel/kanal', label: 'Kanal' }}>
      {moves && (
        <noscript>
          <p>
            <a href={LINE_PAGE}>Muat ulang halaman ini</a> untuk melihat kode yang terbaru.
          </p>
        </noscript>
      )}
      <div data-live={moves ? `${LINE_PAGE}/isi` : undefined}>
        <Line csrf={frame.csrf} {...props} />
      </div>
    </Shell>
  );
}

/** How it stands now, with what can be done next; put in place anew while something moves. */
export function Line(props: LineProps) {
  const { csrf, line } = props;
  if (line.linking !== null) return <LinkingNow csrf={csrf} linking={line.linking} />;
  if (line.asked === 'unlink') {
    return (
      <section class="sheet" aria-labelledby="putus">
        <h2 id="putus">Tautan sedang diputus</h2>
        <p role="status">Program sedang melepas diri dari ponsel kantor. Biasanya selesai dalam beberapa detik.</p>
      </section>
    );
  }
  return line.linked ? <Linked {...props} /> : <Begin {...props} />;
}

function Linked({ csrf, line, serves }: LineProps) {
  return (
    <>
      <section class="sheet" aria-labelledby="tertaut">
        <h2 id="tertaut">Nomor kantor sudah tertaut</h2>
        <p role="status">
          {line.account !== null && <strong>{numberWords(line.account)}</strong>} tertaut dengan program ini.
        </p>
        {serves ? (
          <p>
            Coba sekarang: kirim <strong>halo</strong> ke nomor ini dari telepon lain. Asisten menjawab dalam beberapa
            detik.
          </p>
        ) : (
          <p>Saat ini nomor itu tidak melayani siapa pun. Sebabnya, dan yang dapat dilakukan, ada di halaman Kanal.</p>
        )}
        <p class="channel-actions">
          <a class="btn btn-primary" href="/panel/kanal">
            Kembali ke Kanal
          </a>
        </p>
      </section>
      <section class="sheet" id="putuskan" aria-labelledby="putus">
        <h2 id="putus">Putuskan tautan</h2>
        <ul>
          <li>Asisten berhenti menjawab di WhatsApp. Obrolan tetap ada di ponsel kantor.</li>
          <li>Pesan yang belum terkirim tetap tersimpan, dan dikirim bila nomor yang sama ditautkan lagi.</li>
          <li>Pesanan pelanggan tidak berubah; mereka dapat menyambungkan obrolan lain dengan kata “sambung”.</li>
        </ul>
        <form method="post" action={`${LINE_PAGE}/putuskan`} data-once>
          <CsrfField token={csrf} />
          <button class="btn btn-outline-danger" type="submit">
            Putuskan tautan WhatsApp
          </button>
        </form>
      </section>
    </>
  );
}

function Begin({ csrf, line: { outcome }, form }: LineProps) {
  return (
    <>
      {outcome !== null && outcome !== 'linked' && (
        <p class="channel-trouble" role="alert">
          {OUTCOME_WORDS[outcome]}
        </p>
      )}
      <section class="sheet" aria-labelledby="sebelum">
        <h2 id="sebelum">Sebelum menautkan</h2>
        <p>
          Program ini menjadi perangkat tertaut dari nomor kantor, seperti WhatsApp Web. Asisten lalu menjawab semua
          obrolan pribadi yang masuk ke nomor itu; grup dan status tidak disentuh. Petugas tetap dapat membalas dari
          ponsel kantor: asisten diam di obrolan itu.
        </p>
        <Risks />
      </section>
      <div class="link-ways">
        <section class="sheet" aria-labelledby="qr">
          <h2 id="qr">Dengan kode QR</h2>
          <p>Panel terbuka di komputer, ponsel kantor di tangan.</p>
          <form method="post" action={`${LINE_PAGE}/tautkan`} data-once>
            <CsrfField token={csrf} />
            <input type="hidden" name="method" value="qr" />
            <button class="btn btn-primary" type="submit">
              Tampilkan kode QR
            </button>
          </form>
        </section>
        <section class="sheet" aria-labelledby="kode">
          <h2 id="kode">Dengan kode delapan karakter</h2>
          <p>Bila kamera tidak dapat dipakai, atau panel terbuka di ponsel itu juga.</p>
          <form method="post" action={`${LINE_PAGE}/tautkan`} data-once>
            <CsrfField token={csrf} />
            <ErrorSummary form={form} title="Belum dimulai. Mohon periksa:" />
            <input type="hidden" name="method" value="code" />
            <TextField
              form={form}
              name="phone"
              type="tel"
              label="Nomor WhatsApp kantor"
              hint="Seperti 0812 3456 7890 atau +62 812 3456 7890."
              maxlength={30}
              required
            />
            <button class="btn btn-primary" type="submit">
              Minta kode
            </button>
          </form>
        </section>
      </div>
    </>
  );
}

/** As docs/operations.md has them for the office. */
function Risks() {
  return (
    <>
      <ul class="link-risks">
        <li>
          <strong>Nomor dapat hilang.</strong> Ini bukan layanan resmi WhatsApp untuk kantor; WhatsApp dapat membatasi
          atau memblokir nomornya. Pakai nomor kantor yang sudah lama dipakai, bukan nomor pribadi.
        </li>
        <li>
          <strong>Sebagian akun tidak dapat ditautkan.</strong> WhatsApp menolaknya tanpa alasan yang dapat diubah di
          sini.
        </li>
        <li>
          <strong>Kanal lain tetap berjalan.</strong> Telegram dan obrolan web tidak bergantung pada nomor itu.
        </li>
      </ul>
      <details>
        <summary>Risiko dan jalan keluarnya selengkapnya</summary>
        <p>
          Syarat WhatsApp tidak memperbolehkan program seperti ini, walaupun hanya menjawab yang menulis lebih dulu.
          Yang paling sering berakibat pemblokiran: nomor baru, mengirim ke banyak orang yang tidak menulis lebih dulu,
          dan laporan dari penerima. Karena itu asisten tidak pernah memulai obrolan, dan mengirim dengan jeda.
        </p>
        <p>
          Bila nomor hilang, pesanan dan riwayatnya tetap ada di sini. Arahkan pelanggan ke Telegram atau obrolan web.
          Yang sudah menyambungkan obrolannya dengan kata “sambung” melanjutkan pesanannya di sana; yang belum, dibantu
          petugas lewat telepon atau e-mail pada pesanannya.
        </p>
        <p>
          Untuk teknisi: <code>docs/operations.md</code>, bagian WhatsApp.
        </p>
      </details>
    </>
  );
}

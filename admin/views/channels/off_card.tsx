/** A channel that the office does not have, and how it gets it. */
import { channelWords } from '../../words/channels.ts';

export function OffCard({ name }: { name: 'webchat' | 'telegram' | 'whatsapp' | 'email' }) {
  const id = `kanal-${name}`;
  return (
    <section class="sheet channel channel-off" aria-labelledby={id}>
      <h2 id={id}>
        {channelWords(name)} <span class="standing standing-closed">Tidak dipakai</span>
      </h2>
      {name === 'email' && (
        <p>
          Tagihan, kuitansi, tautan produk, dan jawaban pengaduan dapat juga dikirim lewat e-mail ke alamat yang sudah
          dikonfirmasi. Isi setelan <code>SMTP_URL</code>, misalnya <code>smtp://nama:sandi@server:587</code>, bila
          perlu <code>MAIL_FROM</code>, lalu jalankan ulang program.
        </p>
      )}
      {name === 'telegram' && (
        <p>
          Buat bot di Telegram lewat <strong>@BotFather</strong> (perintah <code>/newbot</code>), lalu salin token yang
          diberikannya. Isi token itu pada setelan <code>TELEGRAM_BOT_TOKEN</code> dan jalankan ulang program.
        </p>
      )}
      {name === 'whatsapp' && (
        <p>
          WhatsApp dimatikan oleh setelan <code>WHATSAPP=off</code>. Hapus setelan itu dan jalankan ulang program untuk
          memakainya; nomor yang sudah ditautkan dipakai lagi dengan sendirinya.
        </p>
      )}
      {name === 'webchat' && (
        <p>
          Obrolan di situs ini dimatikan oleh setelan <code>WEBCHAT=off</code>. Hapus setelan itu dan jalankan ulang
          program untuk memakainya lagi.
        </p>
      )}
    </section>
  );
}

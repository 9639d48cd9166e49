/** A page to be printed and put up: the way into the office's Telegram bot. */
import { telegramHome } from '../../../domain/deep_links.ts';
import { HtmlDocument } from '../parts/document.tsx';
import { Qr } from '../parts/qr.tsx';

export interface PosterPageProps {
  officeName: string;
  unitName: string;
  /** '@geraipst_bot' */
  bot: string;
}

export function PosterPage({ officeName, unitName, bot }: PosterPageProps) {
  const link = telegramHome(bot);
  return (
    <HtmlDocument title={`Poster ${bot}`}>
      <body class="poster-page">
        <p class="poster-tools">
          <a href="/panel/kanal">Kembali ke Kanal</a> Cetak halaman ini dari peramban (Ctrl+P).
        </p>
        <main class="poster">
          <p class="poster-office">
            <strong>{officeName}</strong>
            <span>{unitName}</span>
          </p>
          <h1>Pindai untuk memesan data lewat Telegram</h1>
          <p class="poster-en" lang="en">
            Scan to order statistical data on Telegram
          </p>
          <Qr text={link} label={`Kode QR ke ${link}`} />
          <p class="poster-link">
            <strong>{bot}</strong>
            <span>{link}</span>
          </p>
        </main>
      </body>
    </HtmlDocument>
  );
}

/** A page to be printed and put up: the way into the office's chat on a network. */
import { HtmlDocument } from '../parts/document.tsx';
import { Qr } from '../parts/qr.tsx';

export interface PosterPageProps {
  officeName: string;
  unitName: string;
  /** 'Telegram' */
  network: string;
  /** how the office is found there: '@geraipst_bot', '+62 812-...' */
  knownAs: string;
  link: string;
}

export function PosterPage({ officeName, unitName, network, knownAs, link }: PosterPageProps) {
  return (
    <HtmlDocument title={`Poster ${knownAs}`}>
      <body class="poster-page">
        <p class="poster-tools">
          <a href="/panel/kanal">Kembali ke Kanal</a> Cetak halaman ini dari peramban (Ctrl+P).
        </p>
        <main class="poster">
          <p class="poster-office">
            <strong>{officeName}</strong>
            <span>{unitName}</span>
          </p>
          <h1>Pindai untuk memesan data lewat {network}</h1>
          <p class="poster-en" lang="en">
            Scan to order statistical data on {network}
          </p>
          <Qr text={link} label={`Kode QR ke ${link}`} />
          <p class="poster-link">
            <strong>{knownAs}</strong>
            <span>{link}</span>
          </p>
        </main>
      </body>
    </HtmlDocument>
  );
}

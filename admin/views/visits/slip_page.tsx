/** A queue number on paper, to be printed on whatever printer there is. */
import type { VisitRow } from '../../../services/visits/board.ts';
import { HtmlDocument } from '../parts/document.tsx';
import { Time } from '../parts/time.tsx';

export function SlipPage({ visit, officeName, timeZone }: { visit: VisitRow; officeName: string; timeZone: string }) {
  return (
    <HtmlDocument title={`Karcis ${visit.number}`}>
      <body class="poster-page">
        <p class="poster-tools">
          <a href="/panel/antrean">Kembali ke Antrean</a> Cetak halaman ini dari peramban (Ctrl+P).
        </p>
        <main class="slip">
          <p class="slip-office">{officeName}</p>
          <p>Nomor antrean</p>
          <h1>{visit.number}</h1>
          <p>{visit.service.name}</p>
          <p>
            <Time at={visit.takenAt} zone={timeZone} />
          </p>
          <p class="slip-note">Mohon menunggu di dekat loket; nomor dipanggil di layar. Berlaku hari ini.</p>
        </main>
      </body>
    </HtmlDocument>
  );
}

import type { ComponentChild } from 'preact';
import type { ChatView, OrderDetail } from '../../../services/orders/detail.ts';
import { channelWords } from '../../words/channels.ts';
import { Time } from '../parts/time.tsx';
import { MismatchWords } from './money.tsx';

/** What somebody has to know before they act on the order. */
export function OrderWarnings({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  const unpaid = order.phase === 'settling' && order.payment !== 'paid';
  const mismatch = unpaid ? order.mismatches[0] : undefined;
  // the chat last written in is where news goes, unless nobody gets into it any more
  const latest = order.conversations.find(({ left }) => !left);
  const warnings: ComponentChild[] = [
    ...(order.withdrawn && !order.turn.closed ? [<ConsentWithdrawn order={order} timeZone={timeZone} />] : []),
    ...(order.erased
      ? ['Data pribadi pelanggan ini sudah dihapus atas permintaannya; yang tersisa arsip keuangan.']
      : []),
    ...(latest === undefined && order.conversations.length > 0
      ? [
          'Obrolan pelanggan di kios atau web sudah ditutup, jadi pesan di sana tidak dibaca: hubungi lewat telepon atau e-mail.',
        ]
      : []),
    ...(latest && latest.unreachableSince !== null ? [<Unreachable chat={latest} timeZone={timeZone} />] : []),
    ...(mismatch ? [<MismatchWords mismatch={mismatch} timeZone={timeZone} />] : []),
    ...(order.yearMissing === null || order.turn.closed
      ? []
      : [
          `Waktu layanan tidak dapat dihitung: hari libur ${order.yearMissing} belum lengkap. Minta admin melengkapinya.`,
        ]),
    ...(order.buyerChanged === null || order.turn.closed
      ? []
      : ['Pelanggan mengubah profilnya sejak memesan; dokumen memakai data saat memesan.']),
  ];
  if (order.reductionRequests.some(({ status }) => status === 'waiting') && order.reductionElsewhere.length > 0) {
    warnings.push(<Elsewhere codes={order.reductionElsewhere} />);
  }
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings" aria-label="Peringatan">
      {warnings.map((warning) => (
        <li>
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}

/** To be honoured within 3x24 hours (UU 27/2022); what is paid is finished, as the archives of finance demand. */
function ConsentWithdrawn({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  return (
    <>
      Persetujuan ditarik <Time at={order.withdrawn?.at ?? 0} zone={timeZone} />.{' '}
      {order.payments.length > 0
        ? 'Pesanan sudah dibayar: selesaikan menurut aturan keuangan dan kearsipan, tanpa mengirim pesan yang tidak diminta.'
        : 'Hentikan pemrosesannya (batalkan pesanan)'}
      {order.payments.length === 0 && (
        <>
          {' '}
          paling lambat <Time at={order.withdrawn?.until ?? 0} zone={timeZone} /> (3×24 jam).
        </>
      )}
    </>
  );
}

function Unreachable({ chat, timeZone }: { chat: ChatView; timeZone: string }) {
  return (
    <>
      Pesan tidak sampai ke {channelWords(chat.channel)} pelanggan sejak{' '}
      <Time at={chat.unreachableSince ?? chat.since} zone={timeZone} /> (diblokir atau dihapus): hubungi lewat telepon
      atau e-mail.
    </>
  );
}

/** A basket that was split carries its request to each order, and each is decided on its own (docs/domain.md 3). */
function Elsewhere({ codes }: { codes: readonly string[] }) {
  return (
    <>
      Pelanggan ini juga memohon keringanan pada{' '}
      {codes.map((code, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/panel/pesanan/${code}`}>{code}</a>
        </>
      ))}
      . Tiap pesanan diputuskan sendiri.
    </>
  );
}

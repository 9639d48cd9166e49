/** Everything said with one customer, over all their chats, searchable. */
import type { History } from '../../../services/desk/history.ts';
import { personWords } from '../../words/desk.ts';
import { channelWords } from '../../words/channels.ts';
import { Empty } from '../parts/empty.tsx';
import { SaidLines } from '../parts/said_lines.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface HistoryPageProps {
  frame: Frame;
  history: History;
  conversationId: string;
  search: string;
  timeZone: string;
}

export function HistoryPage({ frame, history, conversationId, search, timeZone }: HistoryPageProps) {
  const { lines, before, chats } = history;
  const further = new URLSearchParams({ obrolan: conversationId, cari: search, sebelum: String(before ?? '') });
  return (
    <Shell
      frame={frame}
      title={`Riwayat ${personWords(history.name)}`}
      parent={{ href: '/panel/percakapan', label: 'Percakapan' }}
    >
      <form class="filters" method="get" action="/panel/percakapan/riwayat" role="search">
        <input type="hidden" name="obrolan" value={conversationId} />
        <label class="form-label" for="cari">
          Cari kata
        </label>
        <input class="form-control" id="cari" name="cari" type="search" value={search} maxlength={100} />
        <button class="btn" type="submit">
          Cari
        </button>
      </form>
      <p class="text-secondary">
        {chats.length === 1 ? 'Obrolan' : `${chats.length} obrolan`} di{' '}
        {[...new Set(chats.map(({ channel }) => channelWords(channel)))].join(', ')}. Setiap pembacaan dicatat.
      </p>
      <section class="sheet chat-long" aria-label="Percakapan">
        {before !== null && (
          <p class="chat-earlier">
            <a href={`/panel/percakapan/riwayat?${further.toString()}`}>
              {search === '' ? 'Pesan sebelumnya' : 'Cari lebih jauh ke belakang'}
            </a>
          </p>
        )}
        {lines.length === 0 ? (
          <Empty title={search === '' ? 'Belum ada pesan.' : 'Tidak ditemukan di bagian yang sudah dicari.'} />
        ) : (
          <SaidLines lines={lines} timeZone={timeZone} fileHref={fileHrefOf(conversationId)} />
        )}
      </section>
    </Shell>
  );
}

function fileHrefOf(conversationId: string): (fileId: string) => string {
  return (fileId) => `/panel/percakapan/obrolan/${conversationId}/berkas/${fileId}`;
}

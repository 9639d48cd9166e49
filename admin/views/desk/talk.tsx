/** What is said in a talk, and how it stands: the part of its page that renews itself. */
import type { TalkView } from '../../../services/desk/talk.ts';
import type { ChatLine } from '../../../services/transcript.ts';
import { ENDED_WORDS } from '../../words/desk.ts';
import { SaidLines } from '../parts/said_lines.tsx';
import { Time } from '../parts/time.tsx';

export interface TalkProps {
  talk: TalkView;
  chat: { lines: readonly ChatLine[]; earlier: boolean };
  timeZone: string;
}

export function Talk({ talk, chat, timeZone }: TalkProps) {
  return (
    <>
      <p class="talk-state" role="status">
        <State talk={talk} timeZone={timeZone} />
      </p>
      <div
        class="chat talk-chat"
        id="isi-percakapan"
        role="group"
        aria-label="Isi percakapan"
        tabIndex={0}
        lang={talk.language}
        data-scrolls
      >
        {/* the newest is seen first, also without scripts */}
        <div>
          {chat.earlier && (
            <p class="chat-earlier">
              <a href={`/panel/percakapan/riwayat?obrolan=${talk.conversationId}`}>Pesan sebelumnya</a>
            </p>
          )}
          <SaidLines lines={chat.lines} timeZone={timeZone} fileHref={fileHref(talk.conversationId)} />
        </div>
      </div>
    </>
  );
}

/** Where a file that was sent in a chat is read. */
export function fileHref(conversationId: string): (fileId: string) => string {
  return (fileId) => `/panel/percakapan/obrolan/${conversationId}/berkas/${fileId}`;
}

function State({ talk, timeZone }: Pick<TalkProps, 'talk' | 'timeZone'>) {
  if (talk.state === 'ended') {
    return (
      <>
        Selesai{talk.endedBy !== null && `, ${ENDED_WORDS[talk.endedBy] ?? ''}`}
        {talk.endedAt !== null && (
          <>
            {' '}
            <Time at={talk.endedAt} zone={timeZone} />
          </>
        )}
        . Asisten kembali melayani pelanggan.
      </>
    );
  }
  if (talk.state === 'waiting') {
    return (
      <>
        Menunggu petugas sejak <Time at={talk.requestedAt} zone={timeZone} />.
      </>
    );
  }
  if (talk.own) return <>Anda sedang melayani. Asisten tidak menyela.</>;
  return <>Sedang dilayani {talk.owner ?? 'lewat telepon kantor'}.</>;
}

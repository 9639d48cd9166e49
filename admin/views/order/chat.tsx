import type { Language } from '../../../domain/vocabulary.ts';
import type { ChatLine } from '../../../services/transcript.ts';
import { SaidLines } from '../parts/said_lines.tsx';

export interface ChatProps {
  code: string;
  chat: { lines: readonly ChatLine[]; earlier: boolean };
  timeZone: string;
  language: Language;
}

/** The customer's chat as it was said; read only. */
export function Chat({ code, chat, timeZone, language }: ChatProps) {
  return (
    <section class="sheet" aria-labelledby="percakapan">
      <h2 id="percakapan">Percakapan</h2>
      {chat.lines.length === 0 ? (
        <p class="text-secondary">Belum ada pesan.</p>
      ) : (
        <div class="chat" role="group" aria-label="Isi percakapan" tabIndex={0} lang={language} data-at-end>
          <ChatLines code={code} chat={chat} timeZone={timeZone} />
        </div>
      )}
    </section>
  );
}

export function ChatLines({ code, chat, timeZone }: Omit<ChatProps, 'language'>) {
  const first = chat.lines[0];
  return (
    <>
      {chat.earlier && first && (
        <p class="chat-earlier">
          <a href={`/panel/pesanan/${code}/percakapan?sebelum=${first.id}`}>Pesan sebelumnya</a>
        </p>
      )}
      <SaidLines
        lines={chat.lines}
        timeZone={timeZone}
        fileHref={(fileId) => `/panel/pesanan/${code}/berkas/${fileId}`}
      />
    </>
  );
}

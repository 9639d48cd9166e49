import type { Language } from '../../../domain/vocabulary.ts';
import type { ChatLine } from '../../../services/transcript.ts';
import { channelWords } from '../../words/channels.ts';
import { Bubble } from '../parts/bubble.tsx';
import { Time } from '../parts/time.tsx';

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
      {chat.lines.map((line) => (
        <div class={`said said-${line.from}`} id={`pesan-${line.id}`}>
          <Bubble body={line.kind === 'other' ? { ...line, text: otherWords(line.text) } : line} from={line.from} />
          <small>
            <Time at={line.at} zone={timeZone} />
            {line.channel !== null && ` · ${channelWords(line.channel)}`}
            {line.status === 'queued' && ' · belum terkirim'}
            {(line.status === 'failed' || line.status === 'discarded') && ' · gagal terkirim'}
            {line.fileId !== null && (
              <>
                {' · '}
                <a href={`/panel/pesanan/${code}/berkas/${line.fileId}`}>Unduh berkas</a>
              </>
            )}
          </small>
        </div>
      ))}
    </>
  );
}

function otherWords(what: string): string {
  if (what === 'sticker') return '(stiker)';
  if (what === 'abstraction') return '(abstraksi)';
  if (what === 'start') return '(datang lewat tautan)';
  return what === 'voice' ? '(pesan suara)' : `(${what})`;
}

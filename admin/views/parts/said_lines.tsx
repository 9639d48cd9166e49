/** A chat as it was said: by the customer, by the assistant, or by a person of the office, who is named. */
import type { ChatLine } from '../../../services/transcript.ts';
import { channelWords } from '../../words/channels.ts';
import { Bubble } from './bubble.tsx';
import { Time } from './time.tsx';

export interface SaidLinesProps {
  lines: readonly ChatLine[];
  timeZone: string;
  fileHref: (fileId: string) => string;
}

export function SaidLines({ lines, timeZone, fileHref }: SaidLinesProps) {
  return (
    <>
      {lines.map((line) => (
        <div
          class={`said said-${line.from} ${line.officer === null && !line.fromPhone ? '' : 'said-officer'}`.trim()}
          id={`pesan-${line.id}`}
        >
          <Bubble body={line.kind === 'other' ? { ...line, text: otherWords(line.text) } : line} from={line.from} />
          <small>
            {line.from === 'office' && <>{line.officer ?? (line.fromPhone ? 'Telepon kantor' : 'Asisten')} · </>}
            <Time at={line.at} zone={timeZone} />
            {line.channel !== null && ` · ${channelWords(line.channel)}`}
            {line.reached !== null && ` · ${REACHED_WORDS[line.reached]}`}
            {line.status === 'queued' && ' · belum terkirim'}
            {(line.status === 'failed' || line.status === 'discarded') && ' · gagal terkirim'}
            {line.fileId !== null && (
              <>
                {' · '}
                <a href={fileHref(line.fileId)}>Unduh berkas</a>
              </>
            )}
          </small>
        </div>
      ))}
    </>
  );
}

/** As WhatsApp's one, two and blue ticks. */
const REACHED_WORDS = { sent: 'terkirim', delivered: 'sampai', read: 'dibaca' } as const;

/** What has no words of its own. */
function otherWords(what: string): string {
  if (what === 'sticker') return '(stiker)';
  if (what === 'abstraction') return '(abstraksi)';
  // docs/domain.md 7: for its writer and the register alone
  if (what === 'private') return '(bagian pengaduan, tidak ditampilkan)';
  if (what === 'start') return '(datang lewat tautan)';
  return what === 'voice' ? '(pesan suara)' : `(${what})`;
}

import { Shell, type Frame } from '../parts/shell.tsx';
import { ChatLines, type ChatProps } from './chat.tsx';

/** Further back in a chat. */
export function ChatPage({ frame, code, chat, timeZone, language }: ChatProps & { frame: Frame }) {
  return (
    <Shell
      frame={frame}
      title={`Percakapan ${code}`}
      parent={{ href: `/panel/pesanan/${code}`, label: `Pesanan ${code}` }}
    >
      <section class="sheet chat-long" lang={language} aria-label="Percakapan">
        <ChatLines code={code} chat={chat} timeZone={timeZone} />
      </section>
    </Shell>
  );
}

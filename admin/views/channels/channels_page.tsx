/** The channels to the customers: how each stands, and what came to nothing. */
import type { ChannelStanding } from '../../../services/channels.ts';
import type { DeadLetter } from '../../../services/dead_letters.ts';
import { UNATTENDED_HEADERS } from '../../unattended.ts';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { ChannelCard } from './channel_card.tsx';
import { DeadLetters } from './dead_letters.tsx';
import { OffCard } from './off_card.tsx';

export interface ChannelsPageProps {
  frame: Frame;
  standings: readonly ChannelStanding[];
  letters: readonly DeadLetter[];
  /** all of them, also those that are not listed */
  dead: number;
  /** of them those that are not tried again, for their chat went on */
  overtaken: number;
  /** where links lead: to this machine only, and so nowhere for customers */
  localOnly: boolean;
  /** UTC ms */
  now: number;
  timeZone: string;
}

/** Channels that an office may have, whether or not it has them. */
const OFFERED = ['webchat', 'telegram', 'whatsapp', 'email'] as const;

/** How often an open page asks anew. */
const REFRESH = 'every 20s';

export function ChannelsPage(props: ChannelsPageProps) {
  const { frame, standings, letters, dead, overtaken, localOnly, now, timeZone } = props;
  const off = OFFERED.filter((name) => standings.every((standing) => standing.name !== name));
  return (
    <Shell frame={frame} title="Kanal">
      <div
        id="kanal"
        class="channels"
        hx-get="/panel/kanal"
        hx-trigger={REFRESH}
        hx-select="#kanal"
        hx-swap="outerHTML"
        hx-headers={UNATTENDED_HEADERS}
      >
        {standings.map((standing) => (
          <ChannelCard frame={frame} standing={standing} localOnly={localOnly} now={now} timeZone={timeZone} />
        ))}
        {off.map((name) => (
          <OffCard name={name} />
        ))}
      </div>
      <section class="sheet" id="tidak-tersampaikan" aria-labelledby="mati">
        <h2 id="mati">Pesan yang tidak tersampaikan</h2>
        {dead === 0 ? (
          <Empty title="Tidak ada. Semua pesan sampai." />
        ) : (
          <DeadLetters frame={frame} letters={letters} total={dead} overtaken={overtaken} timeZone={timeZone} />
        )}
      </section>
    </Shell>
  );
}

/** How one channel stands: the same card for every network. */
import type { ComponentChild } from 'preact';
import { telegramHome, whatsappHome } from '../../../domain/deep_links.ts';
import type { ChannelStanding, Waiting } from '../../../services/channels.ts';
import { ageWords, channelWords, MODE_WORDS, STATE_LOOKS, STATE_WORDS } from '../../words/channels.ts';
import { count } from '../../words/formats.ts';
import { lineBadge } from '../../words/whatsapp.ts';
import { Facts } from '../parts/facts.tsx';
import type { Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';
import { LineActions, LineTrouble, lineFacts, NeverLinked } from './line_parts.tsx';

export interface ChannelCardProps {
  frame: Frame;
  standing: ChannelStanding;
  localOnly: boolean;
  now: number;
  timeZone: string;
}

export function ChannelCard(props: ChannelCardProps) {
  const { frame, standing, localOnly, timeZone } = props;
  const { name, state, mode, account, line } = standing;
  const id = `kanal-${name}`;
  return (
    <section class="sheet channel" aria-labelledby={id}>
      <h2 id={id}>
        {channelWords(name)} <span class={`standing standing-${STATE_LOOKS[state]}`}>{badgeOf(standing)}</span>
      </h2>
      {line === null ? (
        <Trouble standing={standing} timeZone={timeZone} />
      ) : (
        <LineTrouble standing={standing} timeZone={timeZone} />
      )}
      {line !== null && account === '' ? (
        <NeverLinked />
      ) : (
        <>
          {mode !== 'own' && localOnly && (
            <p class="channel-note">
              Setelan <code>PUBLIC_URL</code> belum diisi: tautan unduhan dan unggahan yang dikirim lewat{' '}
              {channelWords(name)} hanya terbuka di komputer ini.
            </p>
          )}
          <Figures {...props} />
        </>
      )}
      <div class="channel-actions">
        <LineActions frame={frame} standing={standing} />
        {hasPoster(standing) && (
          <a class="btn btn-outline-primary" href={`/panel/kanal/${name}/poster`}>
            Poster dengan kode QR
          </a>
        )}
      </div>
    </section>
  );
}

function badgeOf(standing: ChannelStanding): string {
  const { mode, state, line } = standing;
  if (line !== null) return lineBadge(standing);
  return mode === 'own' ? 'Aktif' : STATE_WORDS[state];
}

function hasPoster({ name, knownAs, line, state }: ChannelStanding): boolean {
  return line === null ? name === 'telegram' && knownAs !== null : line.linked && state !== 'refused';
}

function Figures({ standing, now, timeZone }: ChannelCardProps) {
  const { name, mode, knownAs, account, chatsToday, unreachable, inbound, outbound, dead, line } = standing;
  return (
    <Facts
      facts={[
        ['Dikenal sebagai', knownAs && <KnownAs {...{ name, knownAs, account }} />],
        ['Cara kerja', MODE_WORDS[mode]],
        ...(mode === 'smtp' ? [] : ([['Masuk terakhir', when(standing.lastInboundAt, timeZone)]] as const)),
        ['Keluar terakhir', when(standing.lastOutboundAt, timeZone)],
        ...(mode === 'smtp' ? [] : ([['Percakapan hari ini', count(chatsToday)]] as const)),
        ...(mode === 'own' || mode === 'smtp' ? [] : ([['Menunggu diolah', waiting(inbound, now)]] as const)),
        ['Menunggu dikirim', waiting(outbound, now)],
        ...(line === null ? [] : lineFacts(line)),
        ['Tidak tersampaikan', dead === 0 ? 'tidak ada' : <a href="#tidak-tersampaikan">{count(dead)} pesan</a>],
        [
          'Tidak terjangkau',
          unreachable > 0 &&
            (mode === 'smtp'
              ? `${count(unreachable)} alamat (ditolak server penerima)`
              : `${count(unreachable)} percakapan (diblokir atau dihapus pelanggan)`),
        ],
      ]}
    />
  );
}

/** What is wrong, in the network's own words, and what there is to do. */
function Trouble({ standing, timeZone }: { standing: ChannelStanding; timeZone: string }) {
  const { state, problem, stateSince, name } = standing;
  if (state !== 'troubled' && state !== 'refused') return null;
  return (
    <div class="channel-trouble">
      <p>
        {stateSince !== null && (
          <>
            Sejak <Time at={stateSince} zone={timeZone} />
            {problem !== null && ': '}
          </>
        )}
        {problem !== null && <q lang="en">{problem}</q>}
      </p>
      <p>{adviceOn(state, problem, name)}</p>
    </div>
  );
}

function adviceOn(state: 'troubled' | 'refused', problem: string | null, name: string): string {
  if (name === 'email')
    return state === 'refused'
      ? 'Server e-mail menolak nama atau kata sandi. Perbaiki SMTP_URL, lalu jalankan ulang program. E-mail yang belum terkirim tetap tersimpan.'
      : 'Program terus mencoba lagi sendiri; e-mail yang belum terkirim tetap tersimpan. Bila berlangsung lama, periksa SMTP_URL dan server e-mail.';
  if (state === 'refused')
    return `${channelWords(name)} menolak token kantor. Minta token baru (di Telegram: @BotFather, perintah /token), isi TELEGRAM_BOT_TOKEN, lalu jalankan ulang program. Pesan yang belum terkirim tetap tersimpan.`;
  if (problem?.startsWith('Conflict') === true)
    return 'Program lain memakai token yang sama. Hentikan program itu, atau minta token baru lewat @BotFather dan isi TELEGRAM_BOT_TOKEN di sini. Pesan tetap tersimpan.';
  return 'Program terus mencoba lagi sendiri; pesan yang sudah diterima dan yang belum terkirim tetap tersimpan.';
}

function KnownAs({ name, knownAs, account }: { name: string; knownAs: string; account: string }) {
  const home = name === 'telegram' ? telegramHome(knownAs) : name === 'whatsapp' ? whatsappHome(account) : null;
  return home === null ? (
    <>{knownAs}</>
  ) : (
    <a href={home} rel="noreferrer">
      {knownAs}
    </a>
  );
}

function when(at: number | null, timeZone: string): ComponentChild {
  return at === null ? 'belum pernah' : <Time at={at} zone={timeZone} />;
}

function waiting({ count: number, oldest }: Waiting, now: number): string {
  if (number === 0 || oldest === null) return 'tidak ada';
  return `${count(number)} pesan, tertua ${ageWords(now - oldest)}`;
}

/** What is not in order in the office's settings, for the role that can put it right and for those whom it stops. */
import { dayOf } from '../domain/days.ts';
import { ailingChannels, type AilingChannel, type RunningChannel } from '../services/channels.ts';
import type { ServiceContext } from '../services/context.ts';
import { countDeadLetters } from '../services/dead_letters.ts';
import { uncoveredYear } from '../services/holidays.ts';
import { isGroupLost } from '../services/notices/group_notice.ts';
import { readOffice, type OfficeTopic } from '../services/office.ts';
import { listOfficers } from '../services/people.ts';
import { ordersToStop } from '../services/privacy/withdrawn.ts';
import { tariffOn } from '../services/tariffs.ts';
import { unfitTexts } from '../services/texts.ts';
import { TOPIC_FORMS } from './forms/office_fields.ts';
import type { Warning } from './views/home/warnings.tsx';
import type { Officer } from './visit.ts';
import { channelWords } from './words/channels.ts';
import { count, shortTime } from './words/formats.ts';
import { lineTrouble, lineTroubleSince } from './words/whatsapp.ts';

export async function warningsFor(
  ctx: ServiceContext,
  { role }: Officer,
  channels: readonly RunningChannel[],
): Promise<Warning[]> {
  const admin = role === 'admin';
  const put = (text: string, href: string, label: string): Warning =>
    admin ? { text, href, label } : { text, href: null, label: 'Beri tahu admin.' };
  const { office } = await readOffice(ctx);
  const warnings: Warning[] = [];
  const year = await uncoveredYear(ctx);
  if (year !== null) {
    warnings.push(
      put(
        `Hari libur ${year} belum lengkap: hari kerja dan tempo tidak dapat dihitung.`,
        `/panel/hari-libur?tahun=${year}`,
        'Lengkapi',
      ),
    );
  }
  if ((await tariffOn(ctx, dayOf(ctx.now(), office.timeZone))) === null) {
    warnings.push(
      put('Tidak ada tarif yang berlaku hari ini: tagihan tidak dapat dibuat.', '/panel/tarif', 'Tambah tarif'),
    );
  }
  for (const ailing of await ailingChannels(ctx, channels))
    warnings.push(put(ailingWords(ailing, channels, office.timeZone), '/panel/kanal', 'Lihat'));
  if (role === 'petugas') warnings.push(...(await withdrawnWarnings(ctx, office.timeZone)));
  if (admin) {
    warnings.push(
      ...(await deadWarning(ctx)),
      ...(await groupWarning(ctx)),
      ...(await unfitWarnings(ctx)),
      ...(await setUpWarnings(ctx, office.example)),
    );
    warnings.push(...(await exampleLeft(ctx)));
  }
  return warnings;
}

function ailingWords(ailing: AilingChannel, channels: readonly RunningChannel[], timeZone: string): string {
  const { name, state, problem, since } = ailing;
  const trouble = name === 'whatsapp' ? lineTrouble(state, problem) : null;
  if (trouble !== null) return `WhatsApp: ${lineTroubleSince(trouble, ailing, timeZone)}.${othersGoOn(channels)}`;
  const refused = name === 'email' ? 'menolak nama atau sandi kantor' : 'menolak token kantor';
  const what = state === 'refused' ? refused : 'terganggu';
  return `${channelWords(name)} ${what} sejak ${shortTime(since, timeZone)}: pesan pelanggan menunggu.`;
}

/** Where officers can send the public meanwhile: ' Telegram dan obrolan web tetap berjalan.' */
function othersGoOn(channels: readonly RunningChannel[]): string {
  const chats = ['telegram', 'webchat'].filter((other) => channels.some(({ name }) => name === other));
  if (chats.length === 0) return '';
  const words = chats.map((name) => (name === 'webchat' ? 'obrolan web' : channelWords(name))).join(' dan ');
  return ` ${words.charAt(0).toUpperCase()}${words.slice(1)} tetap berjalan.`;
}

/** What goes onto documents, or to payers, and in the example office is invented. */
const INVENTED = ['office', 'signatories', 'bank', 'letters', 'privacy'] as const satisfies readonly OfficeTopic[];

/** An office that calls itself real, while names of the example are still in its papers. */
async function exampleLeft(ctx: ServiceContext): Promise<Warning[]> {
  const office = await readOffice(ctx);
  if (office.office.example) return [];
  return INVENTED.filter((topic) => /\bcontoh\b/i.test(JSON.stringify(office[topic]))).map((topic) => ({
    text: `${TOPIC_FORMS[topic].title} masih berisi data contoh, padahal kantor ini tidak lagi ditandai contoh.`,
    href: `/panel/kantor/${topic}`,
    label: 'Perbaiki',
  }));
}

/** Unpaid orders of customers who withdrew their consent, to be stopped within 3x24 hours (docs/domain.md 9). */
async function withdrawnWarnings(ctx: ServiceContext, timeZone: string): Promise<Warning[]> {
  return (await ordersToStop(ctx)).map(({ code, until }) => ({
    text: `Persetujuan ditarik: hentikan pesanan ${code} paling lambat ${shortTime(until, timeZone)}.`,
    href: `/panel/pesanan/${code}`,
    label: 'Buka',
  }));
}

async function deadWarning(ctx: ServiceContext): Promise<Warning[]> {
  const dead = await countDeadLetters(ctx);
  if (dead === 0) return [];
  const href = '/panel/kanal#tidak-tersampaikan';
  return [{ text: `${count(dead)} pesan tidak tersampaikan.`, href, label: 'Coba lagi' }];
}

async function groupWarning(ctx: ServiceContext): Promise<Warning[]> {
  if (!(await isGroupLost(ctx))) return [];
  const text = 'Grup Telegram petugas tidak terjangkau bot. Masukkan bot ke grup lagi, lalu kirim /id di sana.';
  return [{ text, href: '/panel/kantor/notices', label: 'Lihat' }];
}

/** The office's wordings that a newer program left behind, each once. */
async function unfitWarnings(ctx: ServiceContext): Promise<Warning[]> {
  const keys = new Set((await unfitTexts(ctx)).map(({ key }) => key));
  return [...keys].map((key) => ({
    text: `Kata-kata kantor untuk teks ${key} tidak dipakai, karena isiannya tidak lagi cocok.`,
    href: `/panel/teks/${key}`,
    label: 'Perbaiki',
  }));
}

/** Steps of the first days, which concern the admin alone. */
async function setUpWarnings(ctx: ServiceContext, example: boolean): Promise<Warning[]> {
  const officers = (await listOfficers(ctx)).filter(({ active }) => active);
  const warnings: Warning[] = [];
  if (example) {
    warnings.push({
      text: 'Data kantor masih contoh: setiap dokumen ditandai tidak resmi.',
      href: '/panel/kantor/office',
      label: 'Isi data kantor',
    });
  }
  if (!officers.some(({ role }) => role === 'petugas')) {
    warnings.push({
      text: 'Belum ada petugas layanan: pesanan tidak dapat diperiksa.',
      href: '/panel/orang/baru',
      label: 'Tambah petugas',
    });
  }
  if (!officers.some(({ role }) => role === 'bendahara')) {
    warnings.push({
      text: 'Belum ada bendahara: pembayaran tidak dapat dikonfirmasi.',
      href: '/panel/orang/baru',
      label: 'Tambah bendahara',
    });
  }
  for (const { id, name, hasPassword } of officers) {
    if (!hasPassword)
      warnings.push({
        text: `${name} belum memakai tautan aksesnya.`,
        href: `/panel/orang/${id}`,
        label: 'Buat tautan baru',
      });
  }
  return warnings;
}

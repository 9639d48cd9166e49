/**
 * Who speaks English is answered in English, in every state (docs/domain.md 10): no bubble, question or label that is said to
 * them holds a word that only the Indonesian texts have, and none is longer than a chat network carries.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { INFORMATION_TOPICS } from '../../../machines/conversation/counter/information.ts';
import { takesFile, takesText } from '../../../machines/conversation/question.ts';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { EN } from '../../../machines/texts/en.ts';
import { ID } from '../../../machines/texts/id.ts';
import { renderText } from '../../../machines/texts/render.ts';
import type { Text } from '../../../machines/texts/text.ts';
import { asked, nameOf, tapped, tell } from './chat.ts';
import { COMPLAINT_NEWS, TICKET } from './counter/complaints.ts';
import { INVITATION, surveyAsked } from './counter/survey.ts';
import { VISIT } from './counter/visits.ts';
import { MOODS } from './office.ts';
import type { Mood } from './office.ts';
import {
  ABSTRACTION,
  atAbstraction,
  company,
  consented,
  dataInvoiced,
  dataOrder,
  knownParty,
  ordered,
  play,
  registered,
  registeredAbroad,
  served,
  twoOrders,
} from './stories.ts';
import { leaves } from './walk.ts';

const LONGEST = 4_096;
const TEXTS = ['Siti Aminah', 'siti@contoh.id', '081234567890', 'Jepang', '012345678901234', 'angka', '1', '?'];

/** What may be said, opened and told anywhere. */
const ANYWHERE: ConversationEvent[] = [
  ...(['menu', 'status', 'cancel', 'help', 'officer', 'information', 'complain', 'visit', 'connect'] as const).map(
    (type) => ({ type }),
  ),
  ...(['disconnect', 'myData', 'eraseData', 'withdraw', 'optOut'] as const).map((type) => ({ type })),
  ...INFORMATION_TOPICS.map((topic) => ({ type: 'information' as const, topic })),
  { type: 'search', term: 'angka' },
  { type: 'openProduct', code: 'PUB-2025' },
  { type: 'openProduct', code: 'MIK-TUTUP' },
  { type: 'openTicket', code: TICKET.code },
  { type: 'openVisit', code: VISIT.code },
  { type: 'openSurvey', invite: INVITATION.invite },
  { type: 'connectCode', code: 'SB-ABCDE-FGH23', typed: false },
  { type: 'desk.taken', officer: 'Sari', invited: true },
  { type: 'rewrite.offered', text: 'Budi', of: 'm1', secret: false, sealed: false, filling: true },
  surveyAsked(true),
  ...COMPLAINT_NEWS,
];

/** What is typed here, sold here, and whose names are Indonesian in either language. */
const NAMES = new Set(
  `siti aminah contoh id angka dalam susenas kor peta wilayah pandeglang lebak tangerang serang cilegon selatan menes labuan
panimbang kota kabupaten kecamatan desa provinsi banten maret september rumah tangga individu jenis kelamin umur ijazah
tertinggi luas lantai jl bps pst telegram whatsapp bahasa indonesia wilkerstat sppd npwp ntpn pp lapor orang sari budi peneliti penuh tutup kemiskinan pesisir bersama hari raya natal jawaban sudah
diperbaiki`.split(/\s+/),
);

/** What an officer, or the customer of these tests, wrote in Indonesian is passed on as it is. */
const WRITTEN =
  /Mohon lengkapi nama instansi|Belum jelas|Tidak jadi|Pukul berapa|Jepang|Kemiskinan|Tinggi|Mengukur|Regresi|Skripsi|Saya$/gimu;

function wordsIn(said: string): string[] {
  return said.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

const english = new Set(Object.values(EN).flatMap(wordsIn));
const onlyIndonesian = new Set(
  Object.values(ID)
    .flatMap(wordsIn)
    .filter((word) => !english.has(word) && !NAMES.has(word)),
);

function inEnglish(text: Text): string {
  return renderText(text, { language: 'en', timeZone: 'Asia/Jakarta', overrides: new Map() });
}

interface Said {
  where: string;
  text: Text;
}

const said: Said[] = [];
const stoodIn = new Set<string>();

/** One chat of every state, and what every answer, word and mood of the office makes it say. */
function explore(): void {
  const invoiced = ['accept', 'prepare', 'sendInvoice'] as const;
  const settled = ['enterBillingCode', 'confirmPayment', 'issueReceipt', 'release'] as const;
  const begun = [consented(), registered(), registeredAbroad(), dataOrder(registered()), knownParty()];
  const waiting = [
    ...begun,
    served(ordered(registered()), [...invoiced]),
    served(ordered(registeredAbroad()), [...invoiced]),
    dataInvoiced(registered()),
    dataOrder(company()),
    served(play(served(ordered(registered()), [...invoiced]), ['act.approveInvoice']), [...settled]),
    served(dataOrder(registered()), ['return']),
    play(served(ordered(registeredAbroad()), [...invoiced]), ['act.approveInvoice']),
    play(registered(), ['menu.order', 'shop.choose', 'kind:microdata', 'product:MIK-SUSENAS', 'request.begin']),
    play(atAbstraction(registered()), [ABSTRACTION]),
    twoOrders(),
  ].map((chat) => tell(chat, { type: 'speak', language: 'en' }).chat);
  const seen = new Set<string>();
  const flows = new Set<string>();
  for (let chat = waiting.shift(); chat !== undefined; chat = waiting.shift()) {
    const question = asked(chat);
    const where = nameOf(chat.state.value);
    const { parked, order } = chat.state.context;
    const place = `${where} ${question.answers.length} ${parked !== null} ${order?.phase} ${order?.payment}`;
    if (seen.has(place)) continue;
    seen.add(place);
    stoodIn.add(where);
    said.push({ where, text: question.text });
    said.push(...question.answers.map(({ label }) => ({ where, text: label })));
    const { answers, beyond = [] } = question;
    const flow = where.split('.')[0] ?? where;
    const tries: [ConversationEvent, Mood][] = [
      ...[...answers, ...beyond].flatMap(({ id }) =>
        MOODS.map((mood): [ConversationEvent, Mood] => [tapped(chat, id), mood]),
      ),
      ...(takesText(question) ? TEXTS : []).map((text): [ConversationEvent, Mood] => [{ type: 'text', text }, 'usual']),
      ...(takesFile(question) ? [[{ type: 'file', fileId: 'file-1', name: 'bukti.pdf' }, 'usual'] as const] : []).map(
        ([event, mood]): [ConversationEvent, Mood] => [event, mood],
      ),
      // the same in all states of a flow
      ...(flows.has(flow) ? [] : ANYWHERE).map((event): [ConversationEvent, Mood] => [event, 'usual']),
    ];
    flows.add(flow);
    for (const [event, mood] of tries) {
      const turn = tell(chat, event, mood);
      for (const say of turn.says) {
        if (say.kind === 'code') continue;
        said.push({ where: `${where} ${event.type}`, text: say.text });
        if (say.kind === 'link') said.push({ where, text: say.label });
      }
      if (turn.chat.state.context.language === 'en') waiting.push(turn.chat);
    }
  }
}

describe('in English', () => {
  beforeAll(explore, 120_000);

  it('nearly every state was stood in', () => {
    const resting = leaves().filter(({ rests, path }) => rests && !path.startsWith('welcome.'));
    const missed = resting.filter(({ path }) => !stoodIn.has(path)).map(({ path }) => path);
    expect(missed.length, missed.join(', ')).toBeLessThan(resting.length / 4);
  });

  it('nothing is said in words that only the Indonesian texts have', () => {
    const leaks = said.flatMap(({ text }) => {
      const foreign = wordsIn(inEnglish(text).replace(WRITTEN, '')).filter((word) => onlyIndonesian.has(word));
      return foreign.length === 0 ? [] : [`${text.key}: ${[...new Set(foreign)].join(' ')}`];
    });
    expect([...new Set(leaks)]).toEqual([]);
  });

  it('nothing is longer than a message may be', () => {
    const long = said.filter(({ text }) => inEnglish(text).length > LONGEST).map(({ text }) => text.key);
    expect(long).toEqual([]);
  });
});

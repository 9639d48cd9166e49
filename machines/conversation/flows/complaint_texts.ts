/** What is said about complaints (./complaints). */
import { text } from '../../texts/text.ts';
import type { Localized, Text } from '../../texts/text.ts';
import { about, paged } from '../ask.ts';
import { COMPLAINT_KINDS } from '../counter/complaints.ts';
import type { ComplaintCard, ComplaintTold } from '../counter/complaints.ts';
import type { Context } from '../context.ts';
import type { Answer, Forgotten, Question } from '../question.ts';
import type { Say } from '../setup.ts';
import { draftOf } from './complaint_draft.ts';

/** Characters of the office's words on a card: a bubble holds some 4.000 (docs/domain.md 10). */
const SHOWN_ON_CARD = 3_000;

const toMenu: Answer = { id: 'word:menu', label: text('word.menu') };

/** What is told anonymously leaves the chat's own transcript as well (docs/decisions/0014). */
export function forgottenOf(of: { anonymous: boolean | null } | null): Forgotten {
  return of?.anonymous === true ? 'brief' : 'private';
}

/** For the reader of this chat alone. */
export function privately(say: Say, of: { anonymous: boolean | null } | null): Say {
  return { ...say, forgotten: forgottenOf(of) };
}

/** Said while something is told. */
export function meanwhile(words: Text): Say {
  return { kind: 'text', text: words, forgotten: 'telling' };
}

/** Said of a complaint, and of nothing that was told. */
export function aside(words: Text): Say {
  return { kind: 'text', text: words, forgotten: 'private' };
}

export function startQuestion(context: Context): Question {
  const begun = context.complaint !== null;
  return {
    text: begun
      ? text('complaint.startAgain', { kind: text(`complaint.kind.${draftOf(context).kind}`) })
      : text('complaint.start'),
    answers: [
      ...(begun ? [{ id: 'complaint.goOn', label: text('complaint.goOn'), means: 'next' as const }] : []),
      ...COMPLAINT_KINDS.map((kind) => ({ id: `complaint.kind.${kind}`, label: text(`complaint.kind.${kind}`) })),
      ...(context.complaints.length > 0
        ? [{ id: 'complaint.mine', label: text('complaint.mine', { count: context.complaints.length }) }]
        : []),
      { id: 'complaint.channels', label: text('complaint.channels') },
      toMenu,
    ],
    accepts: 'answers',
    // that somebody complains, and when, would tell who told something anonymously
    forgotten: 'private',
  };
}

export function mineQuestion({ complaints, page }: Context): Question {
  return {
    text: text('complaint.mineList'),
    ...paged(
      [
        ...complaints.map(({ code, kind, status }) => ({
          id: `ticket:${code}`,
          label: text('complaint.line', {
            code,
            kind: text(`complaint.kind.${kind}`),
            status: text(`complaint.status.${status}`),
          }),
        })),
        toMenu,
      ],
      page,
    ),
    accepts: 'answers',
    forgotten: 'private',
  };
}

/** What was sent, with its code alone in a bubble. */
export function takenSays({ complaint }: { complaint: ComplaintCard }): Say[] {
  return [
    privately(
      {
        kind: 'text',
        text: text('complaint.taken', { kind: text(`complaint.kind.${complaint.kind}`), limit: limitText(complaint) }),
      },
      complaint,
    ),
    privately({ kind: 'code', value: complaint.code }, complaint),
    privately(
      { kind: 'text', text: text(complaint.anonymous ? 'complaint.keepCode' : 'complaint.askWithCode') },
      complaint,
    ),
  ];
}

/** The limit with its date, where the calendar reaches so far (docs/domain.md 6). */
function limitText({ limit, due, days }: ComplaintCard): Text {
  return due === null || days === null
    ? text('complaint.limit.days', { limit })
    : text('complaint.limit.date', { limit, due });
}

export function cardText(card: ComplaintCard): Text {
  const { code, kind, status, receivedAt, due, days, silentDays } = card;
  const open = status === 'received' || status === 'verified';
  return text('complaint.card', {
    code,
    kind: text(`complaint.kind.${kind}`),
    status: text(`complaint.status.${status}`),
    receivedAt,
    clock:
      due !== null && days !== null && (open || status === 'asking')
        ? text(status === 'asking' ? 'complaint.card.paused' : 'complaint.card.due', {
            due,
            net: days.net,
            limit: days.limit,
          })
        : text('nothing'),
    words: wordsText(card),
    next:
      status === 'answered'
        ? text('complaint.next.answered', { days: silentDays })
        : text(card.erased ? 'complaint.next.erased' : `complaint.next.${status}`),
  });
}

function wordsText({ officeWords }: ComplaintCard): Text {
  return officeWords === null
    ? text('nothing')
    : text('complaint.card.words', { words: shortened(officeWords, SHOWN_ON_CARD) });
}

/** By what may be done with it now. */
export function cardQuestion(context: Context): Question {
  const { ticket, parked } = context;
  const back: Answer = parked === null ? toMenu : { id: 'menu.resume', label: text('menu.resume') };
  if (ticket === null) return { text: text('complaint.lookAgain'), answers: [back], accepts: 'answers' };
  const offered: Answer[] = [];
  const { status } = ticket;
  if (status === 'answered') {
    offered.push(
      { id: about('ticket.confirm', ticket), label: text('complaint.confirm'), means: 'yes' },
      { id: about('ticket.reopen', ticket), label: text('complaint.reopen'), means: 'no' },
    );
  }
  if (status === 'asking') offered.push({ id: about('ticket.reply', ticket), label: text('complaint.reply') });
  if (status === 'received' || status === 'verified') {
    offered.push({ id: about('ticket.reply', ticket), label: text('complaint.add') });
  }
  return {
    text: cardText(ticket),
    answers: [...offered, back],
    accepts: 'answers',
    forgotten: forgottenOf(ticket),
  };
}

/** The answer's file beside its card. */
export function fileSays(card: ComplaintCard): Say[] {
  if (card.file === null) return [];
  const { name, url } = card.file;
  return [
    privately({ kind: 'link', text: text('complaint.file', { name }), label: text('complaint.file.open'), url }, card),
  ];
}

export function replyQuestion({ ticket }: Context): Question {
  return {
    text: text(ticket?.status === 'asking' ? 'complaint.reply.ask' : 'complaint.add.ask'),
    answers: [{ id: about('ticket.back', ticket), label: text('complaint.back'), means: 'skip' }],
    accepts: 'text or file',
    forgotten: forgottenOf(ticket),
  };
}

export function reopenQuestion({ ticket }: Context): Question {
  return {
    text: text('complaint.reopen.ask'),
    answers: [{ id: about('ticket.back', ticket), label: text('complaint.back'), means: 'skip' }],
    accepts: 'text',
    forgotten: forgottenOf(ticket),
  };
}

/** News beside whatever is under way, with the way to it. */
export function complaintNewsSays({ about: what, complaint }: ComplaintTold): Say[] {
  const { code } = complaint;
  return [
    privately(
      {
        kind: 'text',
        text: newsText({ about: what, complaint }),
        answers: [{ id: `ticket:${code}`, label: text('complaint.open', { code }) }],
      },
      complaint,
    ),
    ...fileSays(complaint),
  ];
}

/** An answer is closed by silence: it is said when that is, and how it is kept open. */
function newsText({ about: what, complaint }: Pick<ComplaintTold, 'about' | 'complaint'>): Text {
  const { code, silentDays } = complaint;
  if (what === 'verified') return text('complaint.news.verified', { code, limit: limitText(complaint) });
  const words = wordsText(complaint);
  return what === 'answered'
    ? text('complaint.news.answered', { code, words, days: silentDays })
    : text(`complaint.news.${what}`, { code, words });
}

export function channelsSays({ channels, wbs }: { channels: Localized; wbs: string }): Say[] {
  return [
    {
      kind: 'text',
      forgotten: 'private',
      text: text('complaint.channelsAre', {
        channels,
        wbs: wbs === '' ? text('nothing') : text('complaint.wbs.line', { wbs }),
      }),
    },
  ];
}

/** Where such matters are told; that it was asked for leaves this chat within minutes. */
export function integritySays({ wbs }: { wbs: string }): Say[] {
  return [
    wbs === ''
      ? { kind: 'text', text: text('complaint.integrity.elsewhere'), forgotten: 'brief' }
      : {
          kind: 'link',
          text: text('complaint.integrity.wbs'),
          label: text('complaint.integrity.open'),
          url: wbs,
          forgotten: 'brief',
        },
  ];
}

/** Of words that name such a matter, and may mean anything. */
export function integrityOfferSays(): Say[] {
  const complain = { id: 'word:complain', label: text('menu.complain') };
  return [{ kind: 'text', text: text('complaint.integrity.offer'), answers: [complain], forgotten: 'brief' }];
}

export function shortened(words: string, most: number): string {
  const signs = Array.from(words);
  return signs.length <= most ? words : `${signs.slice(0, most).join('')} …`;
}

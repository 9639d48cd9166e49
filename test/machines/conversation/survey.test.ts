/** Rating a finished service (docs/domain.md 8): where it opens, what its digits mean, and how it is broken off and gone on with. */
import { describe, expect, it } from 'vitest';
import { IKM_ELEMENTS } from '../../../domain/ikm.ts';
import type { Command } from '../../../machines/conversation/effects.ts';
import { asked, nameOf, tapped, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { TICKET } from './counter/complaints.ts';
import { INVITATION, surveyAsked } from './counter/survey.ts';
import { atSummary, ordered, play, registered, served } from './stories.ts';

const OTHER = '01kundangan0000000000000002';
const RATED = ['survey.stars.4', 'survey.noComment'];

const where = ({ state }: Chat) => nameOf(state.value);
const keysOf = ({ says }: Turn) => says.flatMap((say) => (say.kind === 'code' ? [] : [say.text.key]));
const invited = () => tell(registered(), surveyAsked(false));
const open = (chat: Chat, invite: string = INVITATION.invite, mood: 'usual' | 'moved' | 'lost' | 'empty' = 'usual') =>
  tell(chat, { type: 'openSurvey', invite }, mood);

function commandsOf({ strides }: Turn): Command[] {
  return strides.flatMap(({ effects }) => effects.flatMap((one) => (one.kind === 'command' ? [one.command] : [])));
}

describe('"gak jadi" in a rating', () => {
  const broken = (chat: Chat) => tell(chat, typed(chat, 'gak jadi'));
  const received = () => {
    const invoiced = served(ordered(registered()), ['accept', 'prepare', 'sendInvoice']);
    const acts = ['enterBillingCode', 'confirmPayment', 'issueReceipt', 'release'] as const;
    return play(served(play(invoiced, ['act.approveInvoice']), acts), ['act.confirmDelivery']);
  };

  it('keeps nothing before a star is chosen, and says so', () => {
    const turn = broken(invited().chat);
    expect([keysOf(turn), commandsOf(turn), where(turn.chat)]).toEqual([['survey.later'], [], 'menu']);
    const order = broken(received());
    expect([where(order.chat), commandsOf(order)]).toEqual(['menu', []]);
    expect(keysOf(order)).toEqual(['survey.later']);
  });

  it('keeps the stars at the comment, and asks nothing more', () => {
    const turn = broken(play(invited().chat, ['survey.stars.4']));
    expect(commandsOf(turn)).toMatchObject([{ type: 'survey.rate', stars: 4, comment: null }]);
    expect([keysOf(turn), where(turn.chat)]).toEqual([['survey.soFar'], 'menu']);
    const order = broken(play(received(), ['stars.4']));
    expect(commandsOf(order)).toMatchObject([{ type: 'rateOrder', stars: 4, comment: null }]);
    expect([keysOf(order), where(order.chat)]).toEqual([['survey.soFar'], 'menu']);
  });
});

describe('an invitation to rate', () => {
  it('opens by itself where nothing is under way', () => {
    const { chat } = invited();
    expect(where(chat)).toBe('survey.stars');
    expect(asked(chat)).toMatchObject({ text: { key: 'survey.stars' }, stars: true });
  });

  it('opens by itself where a service was only looked at', () => {
    const information = tell(registered(), { type: 'information' }).chat;
    const number = tell(registered(), { type: 'visit' }, 'moved').chat;
    expect([information, number].map(where)).toEqual(['information.choosing', 'visits.own']);
    for (const chat of [information, number]) expect(where(tell(chat, surveyAsked(false)).chat)).toBe('survey.stars');
  });

  it.each(['ticket.reply', 'ticket.reopen', null])('takes nothing that is for a complaint: %s', (act) => {
    const mood = act === 'ticket.reply' ? 'moved' : 'usual';
    const card = tell(registered(), { type: 'openTicket', code: TICKET.code }, mood).chat;
    const chat = act === null ? card : play(card, [act]);
    const told = tell(chat, surveyAsked(false)).chat;
    expect(asked(told)).toEqual(asked(chat));
    expect(asked(told).forgotten).toBeDefined();
    const words = act === null ? '2' : 'Petugas datang pukul sembilan.';
    expect(typed(told, words)).toEqual(typed(chat, words));
  });

  it('does not take the place of a number that is about to be given up', () => {
    const number = tell(registered(), { type: 'visit' }, 'moved').chat;
    const sure = play(number, ['visit.cancel']);
    expect([where(sure), where(tell(sure, surveyAsked(false)).chat)]).toEqual(['visits.sure', 'visits.sure']);
  });

  it('is a button where something is asked, which stays asked; no digit is named', () => {
    const summary = atSummary(registered());
    const told = tell(summary, surveyAsked(false));
    expect(where(told.chat)).toBe(where(summary));
    expect(asked(told.chat)).toEqual(asked(summary));
    const [say] = told.says;
    expect(say).toMatchObject({ answers: [{ id: `survey:${INVITATION.invite}` }] });
    expect(JSON.stringify(keysOf(told))).toContain('survey.asked.button');
  });

  it('leads back to a form that its button interrupted', () => {
    const summary = atSummary(registered());
    const rated = play(open(summary).chat, [...RATED, 'survey.enough']);
    expect(where(rated)).toBe(where(summary));
    expect(rated.state.context.basket).toEqual(summary.state.context.basket);
  });

  it('is reminded of where its question still stands, and asked once', () => {
    const again = tell(invited().chat, surveyAsked(true));
    expect(keysOf(again)).toEqual(['survey.asked.again']);
    expect(where(again.chat)).toBe('survey.stars');
  });

  it('is nothing to come back to before a star was given', () => {
    const menu = tell(invited().chat, { type: 'menu' }).chat;
    expect(menu.state.context.parked).toBeNull();
  });

  it('that is declined is kept as such', () => {
    const { chat } = invited();
    const turn = tell(chat, tapped(chat, `survey.decline:${INVITATION.invite}`));
    expect(commandsOf(turn)).toEqual([{ type: 'survey.decline', invite: INVITATION.invite }]);
    expect(where(turn.chat)).toBe('menu');
  });

  it('of a rating that is done gets a kind answer, and the elements while there is time', () => {
    const done = open(registered(), INVITATION.invite, 'lost');
    expect([where(done.chat), ...keysOf(done)]).toEqual(['menu', 'survey.already']);
    const going = open(registered(), INVITATION.invite, 'moved');
    expect([where(going.chat), ...keysOf(going)]).toEqual(['survey.offering', 'survey.already']);
    // the first three were answered before
    expect(asked(play(going.chat, ['survey.begin'])).text.key).toBe('survey.u4');
    expect(keysOf(open(registered(), 'nowhere', 'empty'))).toEqual(['survey.gone']);
  });
});

describe('what is typed', () => {
  it.each(['5', 'lima', '5 bintang', 'bintang 5', 'bintang lima', '⭐⭐⭐⭐⭐', 'five stars', 'sangat baik'])(
    '"%s" gives five stars where stars are asked for',
    (words) => {
      const { chat } = invited();
      const turn = tell(chat, typed(chat, words));
      expect([where(turn.chat), turn.chat.state.context.survey?.stars]).toEqual(['survey.comment', 5]);
    },
  );

  it('of stars is no place of a menu, and a place of a menu gives no stars', () => {
    const menu = registered();
    expect(typed(menu, '3 bintang')).toEqual({ type: 'unknown' });
    expect(typed(menu, 'bintang 2')).toEqual({ type: 'unknown' });
    expect(typed(menu, '2').type).toBe('answer');
    // the digit belongs to the question that stands, not to the invitation before it
    const told = tell(menu, surveyAsked(false)).chat;
    const back = tell(told, { type: 'menu' }).chat;
    const turn = tell(back, typed(back, '5'));
    expect(commandsOf(turn)).toEqual([]);
    expect(turn.chat.state.context.survey?.stars ?? 0).toBe(0);
  });

  it('takes each element’s digit for its own scale', () => {
    const chat = play(invited().chat, [...RATED, 'survey.begin']);
    const turn = tell(chat, typed(chat, '4'));
    expect(commandsOf(turn)).toEqual([{ type: 'survey.answer', invite: INVITATION.invite, element: 'u1', value: 4 }]);
    expect(tell(chat, typed(chat, 'sangat sesuai')).chat.state.context.survey?.at).toBe('u2');
  });

  it('as a comment is words, whatever they are', () => {
    const chat = play(invited().chat, ['survey.stars.2']);
    const turn = tell(chat, typed(chat, 'Antreannya lama, petugasnya ramah.'));
    expect(commandsOf(turn)).toMatchObject([{ stars: 2, comment: 'Antreannya lama, petugasnya ramah.' }]);
    expect(commandsOf(tell(chat, typed(chat, 'lewati')))).toMatchObject([{ stars: 2, comment: null }]);
  });
});

describe('the nine elements', () => {
  const begun = () => play(invited().chat, [...RATED, 'survey.begin']);

  it('are asked one by one, with progress, the best answer to the fee being that it is as laid down', () => {
    let chat = begun();
    const seen = [];
    for (const element of IKM_ELEMENTS) {
      const question = asked(chat);
      seen.push([question.text.key, question.progress?.step]);
      expect(question.answers.map(({ label }) => label.key).slice(0, 4)).toEqual(
        [1, 2, 3, 4].map((value) => `survey.${element}.${value}`),
      );
      chat = play(chat, [`survey.${element}.3`]);
    }
    expect(seen).toEqual(IKM_ELEMENTS.map((element, index) => [`survey.${element}`, index + 1]));
    expect(where(chat)).toBe('menu');
  });

  it.each(['5', '6', 'nomor 5'])('take no "%s" for a line that is no score', (digits) => {
    const chat = begun();
    expect(typed(chat, '4')).toMatchObject({ type: 'answer', id: `survey.u1.4:${INVITATION.invite}` });
    expect(typed(chat, digits)).toEqual({ type: 'unknown' });
    expect(typed(chat, 'lewati')).toMatchObject({ type: 'answer', id: `survey.u1.skip:${INVITATION.invite}` });
  });

  it.each(['lewati', 'skip', 'tidak'])('are not begun when "%s" answers the offer of them', (words) => {
    const offered = play(invited().chat, RATED);
    const turn = tell(offered, typed(offered, words));
    expect(where(turn.chat)).toBe('menu');
    expect(keysOf(turn)).toContain('survey.unanswered');
  });

  it('may each be skipped; the thanks and the survey of data needs follow', () => {
    let chat = begun();
    for (const element of IKM_ELEMENTS.slice(0, -1)) chat = play(chat, [`survey.${element}.skip`]);
    const end = tell(chat, tapped(chat, `survey.u9.skip:${INVITATION.invite}`));
    expect(keysOf(end)).toEqual(['survey.unanswered', 'survey.skd']);
    expect(end.says.at(-1)).toMatchObject({ kind: 'link', url: INVITATION.link });
  });

  it('name no survey that the office does not have', () => {
    const chat = begun();
    const ended = tell(tell(chat, tapped(chat, `survey.u1.2:${INVITATION.invite}`), 'empty').chat, { type: 'cancel' });
    expect(keysOf(ended)).toEqual(['survey.soFar']);
  });

  it('wait while "status" or "menu" comes between, and go on where they were', () => {
    const chat = play(served(ordered(registered()), ['accept']), []);
    const menu = tell(chat, { type: 'menu' }).chat;
    const at = play(tell(menu, surveyAsked(false)).chat, [...RATED, 'survey.begin', 'survey.u1.4', 'survey.u2.skip']);
    expect(asked(at).text.key).toBe('survey.u3');
    const away = tell(at, { type: 'menu' }).chat;
    expect(where(away)).toBe('menu');
    const back = play(away, ['menu.resume']);
    expect(asked(back)).toEqual(asked(at));
    const elsewhere = tell(back, { type: 'status' }).chat;
    expect(where(elsewhere)).toBe('orders.card');
    const menuAgain = tell(elsewhere, { type: 'menu' }).chat;
    expect(asked(play(menuAgain, ['menu.resume']))).toEqual(asked(at));
  });

  it('ask again when a button of this rating comes late, and nothing is answered by it', () => {
    const chat = play(begun(), ['survey.u1.4']);
    const turn = tell(chat, tapped(chat, `survey.u1.1:${INVITATION.invite}`));
    expect(commandsOf(turn)).toEqual([]);
    expect(asked(turn.chat)).toEqual(asked(chat));
    expect(turn.chat.state.context.parked).toBeNull();
  });

  it('of another rating take the place of these, which can be gone on with by their own button', () => {
    const chat = play(begun(), ['survey.u1.4']);
    const other = open(chat, OTHER).chat;
    expect(where(other)).toBe('survey.stars');
    const done = play(other, [...RATED, 'survey.enough']);
    expect(where(done)).toBe('menu');
    expect(done.state.context.survey).toBeNull();
  });

  it('follow the stars that were given on an order’s card', () => {
    const invoiced = served(ordered(registered()), ['accept', 'prepare', 'sendInvoice']);
    const paid = play(invoiced, ['act.approveInvoice']);
    const delivered = served(paid, ['enterBillingCode', 'confirmPayment', 'issueReceipt', 'release']);
    const rated = play(delivered, ['act.confirmDelivery', 'stars.5', 'Cepat sekali']);
    expect(where(rated)).toBe('survey.offering');
    expect(rated.state.context.survey).toMatchObject({ subject: 'order', stars: 5, at: 'u1' });
    expect(where(play(rated, ['survey.enough']))).toBe('menu');
  });
});

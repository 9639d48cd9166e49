/** What must hold in any weather: looks at every step of a turn and throws at the first broken promise. */
import { expect } from 'vitest';
import { codeArrived } from '../../../machines/conversation/context.ts';
import { completeProfile } from '../../../machines/conversation/flows/profile_fields.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import { withoutOffer } from '../../../machines/conversation/rewrite.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { backAt, placesOf } from '../../../machines/conversation/places.ts';
import type { Command, LineInput } from '../../../machines/conversation/effects.ts';
import { isCounter } from './counter_office.ts';
import { counterCommand, meant } from './counter_watch.ts';
import { canBeShown, staysAsked } from './question_watch.ts';
import { nameOf } from './chat.ts';
import type { Chat, Stride, Turn } from './chat.ts';

/** What an onlooker remembers. */
export interface Memory {
  /** codes and prices to which the terms were agreed */
  agreed: string | null;
  /** the order that the dialogue on the screen is about, as its card or button said */
  about: string | null;
}

/** As if the onlooker had seen how the chat came here. */
export function memoryOf({ state }: Chat): Memory {
  // the terms come before what is written for the basket
  const { parked } = state.context;
  const place = nameOf(state.value).startsWith('desk.') && parked !== null ? parked.value : state.value;
  const agreed = /^(?:shop\.summary|abstraction\.|party\.)/.test(nameOf(place)) ? basketOf(state) : null;
  return { agreed, about: state.context.order?.code ?? null };
}

export function watch(before: Chat, turn: Turn, memory: Memory): Memory {
  const after = turn.chat;
  const event = turn.strides[0]?.event ?? { type: 'back' as const };
  expect(questionOf(after.state)).not.toBeNull();
  canBeShown(after, turn.says);
  expect(
    after.state.context.language === before.state.context.language || ['language', 'speak'].includes(event.type),
  ).toBe(true);
  if (event.type !== 'back') keepsWhatWasTold(before.state, turn.strides);
  let seen = memory;
  for (const stride of turn.strides) seen = watchStride(stride, seen);
  if (event.type === 'back') {
    seen = { ...seen, about: after.state.context.order?.code ?? null };
  }
  parkedCanBeRestored(after.state);
  talk(before.state, event, turn);
  return seen;
}

function watchStride(stride: Stride, memory: Memory): Memory {
  const { before, event, after, effects } = stride;
  const from = nameOf(before.value);
  const to = nameOf(after.value);
  let seen = memory;
  staysAsked(stride);
  if (!after.context.consented) {
    // one's own data may be asked for before consent, and after it (docs/domain.md 9)
    expect(to).toMatch(/^(?:welcome|privacy)\./);
    for (const effect of effects) {
      expect(effect.kind === 'query' ? effect.query.type : effect.command.type).toMatch(
        /^(?:showOffice|recordConsent|complaint\.wbs|privacy\.(?:export|preview|erase|optOut))$/,
      );
    }
  }
  if (before.context.consented && !isGivenUp(event)) expect(after.context.consented, 'consent was lost').toBe(true);
  if (event.type === 'answer' && event.id === 'terms.agree' && from === 'shop.terms')
    seen = { ...seen, agreed: basketOf(before) };
  seen = follow(stride, seen, from, to);
  if (after.context.stars !== before.context.stars && before.context.parked === after.context.parked) {
    expect(from, 'stars were given elsewhere').toBe('orders.stars');
    expect(after.context.stars).toBeGreaterThanOrEqual(1);
    expect(after.context.stars).toBeLessThanOrEqual(5);
  }
  for (const effect of effects) {
    if (effect.kind === 'query') continue;
    // what was sent or wanted before consent is seen to right after it
    if (event.type !== 'consent.recorded' || !ARRIVED.has(effect.command.type))
      expect(event.type, 'an unasked result or news led to a command').not.toMatch(/^order\.news$|^consent|\.shown$/);
    commands(effect.command, stride, seen);
  }
  return seen;
}

/** Which order the person believes to be speaking of. */
function follow({ before, event, after }: Stride, memory: Memory, from: string, to: string): Memory {
  const stood = placesOf(before.context.parked);
  const stands = placesOf(after.context.parked);
  const code = after.context.order?.code ?? null;
  if (stands.length > stood.length) return { ...memory, about: to === 'orders.card' ? code : null };
  if (
    event.type === 'answer' &&
    offers(before, event.id) &&
    /^(?:act|cancel|rating|stars|review|correction|concern|claim|file|resubmit)\./.test(event.id)
  )
    return { ...memory, about: event.id.split(':').at(-1) ?? null };
  const [top] = stood;
  if (top !== undefined && stands.length < stood.length && to === nameOf(top.value))
    return { ...memory, about: top.order?.code ?? null };
  if (to === 'orders.card' && from !== 'orders.card') return { ...memory, about: code };
  return memory;
}

function offers(state: ConversationState, id: string): boolean {
  return questionOf(state)?.answers.some((answer) => answer.id === id) === true;
}

function commands(command: Command, { before, event, after }: Stride, memory: Memory): void {
  if (isCounter(command)) return counterCommand(command, { before, event });
  const from = nameOf(before.value);
  switch (command.type) {
    case 'recordConsent':
      expect(event).toEqual({ type: 'answer', id: 'consent.yes' });
      break;
    case 'saveProfile':
      expect(completeProfile(command.profile)).toEqual(command.profile);
      // a mistyped address is mended where its code is asked for
      expect(from).toMatch(/^(profile\.|email\.code$)/);
      break;
    case 'placeOrders':
      expect(event, 'an order that nobody sent').toEqual({ type: 'answer', id: 'order.place' });
      expect(from).toBe('shop.summary');
      expect(completeProfile(before.context.profile ?? {}), 'an order of an unknown person').toBeDefined();
      expect(command.orders.flatMap(({ lines }) => lines).length).toBeGreaterThan(0);
      expect(basketOf(before), 'terms were agreed to for another basket').toBe(memory.agreed);
      expect(sorted(command.orders.flatMap(({ lines }) => lines))).toEqual(sorted(linesOf(before)));
      for (const order of command.orders) {
        const reviewed = order.lines.some(({ request }) => request !== null);
        // docs/domain.md 2.4: all of it or nothing, with micro data and maps only
        for (const part of [order.abstraction, order.party, order.agreementTerms]) {
          expect(part !== null, 'what an officer reviews').toBe(reviewed);
        }
      }
      break;
    case 'openUpload':
      expect(event.type).toBe('fileTooLarge');
      break;
    case 'issueConnectCode':
      expect(before.context.profile, 'a code of nobody').not.toBeNull();
      expect(meant({ before, event }).type).toBe('connect');
      break;
    case 'tryConnectCode':
      expect(command.code, 'another code than the one sent').toBe(
        event.type === 'connectCode' ? event.code : codeArrived(before.context),
      );
      break;
    case 'useConnectCode': {
      const { arrival } = before.context;
      expect(command.code, 'another code than the one sent').toBe(codeArrived(before.context));
      // docs/domain.md 11: a link, or a chat that is somebody's already, only after a yes
      const typedByNobody = arrival?.kind === 'connect' && arrival.typed && before.context.profile === null;
      if (event.type !== 'connect.fits' || !typedByNobody)
        expect(event, 'a chat was connected unasked').toEqual({ type: 'answer', id: 'connect.yes' });
      break;
    }
    case 'disconnect':
      expect(event).toEqual({ type: 'answer', id: 'disconnect.yes' });
      expect(before.context.connections.map(({ id }) => id)).toEqual([command.connectionId]);
      break;
    default:
      expect(from).toMatch(/^(?:orders|abstraction|reduction)\./);
      expect(event.type).toMatch(/^(?:answer|text|file)$/);
      expect(command.code, 'an act on an order that was not on the screen').toBe(memory.about);
      if (command.type === 'rateOrder') {
        expect(from).toBe('orders.comment');
        expect(command.stars).toBe(after.context.stars);
        expect(command.stars).toBeGreaterThanOrEqual(1);
      }
  }
}

function basketOf({ context }: ConversationState): string {
  return JSON.stringify(context.basket.map(({ product, request, price }) => [product.code, request, price]));
}

function linesOf({ context }: ConversationState): LineInput[] {
  return context.basket.map(({ product, request }) => ({ code: product.code, request }));
}

function sorted(lines: readonly LineInput[]): string[] {
  return lines.map((line) => JSON.stringify(line)).toSorted();
}

/** Profile, form and basket grow, unless the person (or the shelf) takes something away on purpose. */
function keepsWhatWasTold(before: ConversationState, strides: readonly Stride[]): void {
  for (const { before: from, event, after: to } of strides) {
    if (isGivenUp(event)) continue;
    const name = nameOf(from.value);
    const says = (...ids: string[]) => event.type === 'answer' && ids.includes(event.id);
    const another = ['connect.made', 'disconnect.done', 'connection.ended'].includes(event.type);
    if (event.type !== 'profile.saved' && !another) expect(to.context.profile).toEqual(from.context.profile);
    const given = Object.keys(from.context.form).filter((field) => !(field in to.context.form));
    // it is begun again from what is known
    const begunAnew =
      another ||
      says('abandon.yes', 'menu.profile', 'order.changeProfile') ||
      (event.type === 'answer' && event.id.startsWith('act.changeProfile:'));
    if (!begunAnew) expect(given, `${event.type} in ${name} lost answers`).toEqual([]);
    // what was asked before an edited message was on offer may still be answered
    const asked = nameOf(withoutOffer(from).value);
    const answers = ['answer', 'text', ...(name === 'rewriting' ? ['stale'] : [])];
    const mayChange = asked.startsWith('profile.') && answers.includes(event.type);
    // what a guest book knows is not asked again
    const told = event.type === 'visit.taken' || event.type === 'visit.attached';
    if (told) expect(to.context.form).toMatchObject(from.context.form);
    if (!mayChange && !told && event.type !== 'profile.saved' && !begunAnew)
      expect(to.context.form, `${event.type} in ${name} (${asked})`).toEqual(from.context.form);
    const kept = new Set(sorted(linesOf(to)));
    const lost = linesOf(from).filter((line) => !kept.has(JSON.stringify(line)));
    const gone = event.type === 'basket.priced' && name === 'shop.pricing' ? event.gone : [];
    const onPurpose =
      says('abandon.yes') ||
      name === 'shop.removing' ||
      (name === 'shop.basket' && event.type === 'answer' && event.id.startsWith('remove.')) ||
      (name === 'shop.requested' && says('request.add') && from.context.request?.replaces !== null) ||
      (event.type === 'order.placed' && name === 'shop.placing');
    if (!onPurpose)
      expect(
        lost.filter(({ code }) => !gone.includes(code)),
        `${event.type} in ${name} emptied the basket`,
      ).toEqual([]);
  }
  const last = strides.at(-1);
  const lines = last === undefined ? [] : sorted(linesOf(last.after));
  expect(new Set(lines).size, 'the very same request twice').toBe(lines.length);
  const givenUp = strides.some(({ event }) => isGivenUp(event));
  expect(!givenUp && before.context.consented && strides.at(-1)?.after.context.consented === false).toBe(false);
}

/** The person's own wish, asked for by name (./counter_watch). */
function isGivenUp({ type }: Stride['event']): boolean {
  return type === 'privacy.erased' || type === 'privacy.withdrawn';
}

/** Every place of the pile, and nobody is led back to a mere place but right after the office's part (docs/domain.md 12). */
function parkedCanBeRestored(state: ConversationState): void {
  const places = placesOf(state.context.parked);
  places.forEach((place, at) => {
    const back = { ...state, value: place.value, context: { ...state.context, ...backAt(place, state.context) } };
    expect(questionOf(back), `nothing is asked in ${nameOf(place.value)}, which was parked`).not.toBeNull();
    if (place.draft) return;
    expect(at, 'a mere place lies below another').toBe(0);
    expect(nameOf(state.value), 'a mere place is kept').toMatch(/^(?:desk\.|rewriting)/);
  });
  expect(places.length, 'the pile grows without end').toBeLessThan(16);
}

const SILENT_IN_TALK = new Set<string>([
  'text',
  'file',
  'unreadable',
  'tooLong',
  'unknown',
  'greeting',
  'thanks',
  'help',
  'speak',
  'rewrite.offered',
  'draft.reminder',
]);

/** While a person of the office speaks the assistant does not, whatever is written; nothing that was parked is lost. */
function talk(
  { value, context }: ConversationState,
  event: Turn['strides'][number]['event'] | { type: 'back' },
  turn: Turn,
) {
  if (nameOf(value) !== 'desk.held') return;
  const { state } = turn.chat;
  const told =
    (event.type === 'unreadable' && context.desk?.warned !== true) ||
    (event.type === 'text' && event.command === true && context.desk?.hinted !== true);
  if (SILENT_IN_TALK.has(event.type) && !told) {
    expect(turn.says, `${event.type} was answered while a person speaks`).toEqual([]);
    expect(state.context).toMatchObject({ parked: context.parked, desk: context.desk });
  }
  const ends = ['answer', 'desk.ended', 'desk.returned', 'back', 'privacy.erasedElsewhere'].includes(event.type);
  if (!ends) expect(nameOf(state.value), `${event.type} ended a talk`).toBe('desk.held');
}

/** A code, a visit's link, the word for an officer or for a code. */
const ARRIVED = new Set<Command['type']>(['tryConnectCode', 'visit.attach', 'desk.request', 'issueConnectCode']);

/** The address is confirmed by a code that went there (docs/domain.md 15), beside everything else. */
import { describe, expect, it } from 'vitest';
import { codeIn } from '../../../machines/conversation/flows/email.ts';
import { nameOf, tapped, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import type { Mood } from './office.ts';
import { confirming, consented, play, registered } from './stories.ts';

const say = (chat: Chat, words: string, mood: Mood = 'usual'): Turn => tell(chat, typed(chat, words), mood);
const at = ({ state }: Chat) => nameOf(state.value);
const keys = ({ says }: Turn) => says.map((one) => (one.kind === 'text' ? one.text.key : one.kind));

describe('after a registration', () => {
  it('asks for no code where nothing goes out by e-mail', () => {
    expect(at(registered())).toBe('menu');
  });

  it('sends a code, takes it as people type it, and goes on to where the registration was to lead', () => {
    const told = say(confirming(), 'Kode saya 123 456');
    expect(keys(told)).toContain('email.confirmed');
    expect(at(told.chat)).toBe('shop.rules');
  });

  it.each(['lewati', 'skip', '2'])('goes on without it when %s is said', (words) => {
    const told = say(confirming(), words);
    expect(keys(told)).toContain('email.skipped');
    expect(at(told.chat)).toBe('shop.rules');
  });

  it('asks again when the code is wrong or over, or is none', () => {
    expect(keys(say(confirming(), '123456', 'empty'))).toContain('email.refused.wrong');
    expect(keys(say(confirming(), '123456', 'moved'))).toContain('email.refused.expired');
    const told = say(confirming(), 'belum masuk');
    expect(keys(told)).toEqual(['email.noCode']);
    expect(at(told.chat)).toBe('email.code');
  });

  it('sends it to the right address when the first was mistyped', () => {
    const told = say(confirming(), 'Siti.Aminah@Mail.example', 'lost');
    expect(keys(told)).toContain('profile.saved');
    expect(at(told.chat)).toBe('email.code');
    expect(told.chat.state.context.profile?.email).toBe('siti.aminah@mail.example');
  });

  it('sends another one, but not without end', () => {
    const again = tell(confirming(), tapped(confirming(), 'email.again'), 'lost');
    expect(keys(again)).toEqual(['email.tooManyCodes']);
    expect(at(again.chat)).toBe('email.code');
  });

  it('waits while the menu is looked at, and is come back to', () => {
    const menu = say(confirming(), 'menu').chat;
    expect(at(menu)).toBe('menu');
    expect(at(play(menu, ['menu.resume']))).toBe('email.code');
  });

  it('is over when the chat speaks for somebody else', () => {
    const menu = say(confirming(), 'menu').chat;
    const ended = tell(menu, { type: 'connection.ended', profile: null }).chat;
    expect(at(ended)).toBe('menu');
    expect(ended.state.context.parked).toBeNull();
  });

  it('is offered again from the details', () => {
    const chat = play(consented(), ['menu.profile']);
    expect(at(chat)).toBe('profile.name');
    const details = play(registered(), ['menu.profile']);
    const saved = tell(details, tapped(details, 'profile.save'), 'moved');
    expect(keys(saved)).toContain('email.already');
    expect(at(saved.chat)).toBe('menu');
  });
});

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['kode: 123-456.', '123456'],
  ['12345', null],
  ['1234567', null],
  ['belum', null],
  ['saya lahir 21/11/26', null],
  ['12 34 56', null],
  ['loket 12, antrean 3456', null],
])('reads the code of "%s"', (said, code) => {
  expect(codeIn(said)).toBe(code);
});

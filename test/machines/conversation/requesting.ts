/** How tests of the request form and its basket begin, type and look. */
import type { ItemRequest } from '../../../domain/request.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { asked, nameOf, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { play, registered } from './stories.ts';

export function where({ state }: Chat): string {
  return nameOf(state.value);
}

/** Keys of what was said, codes as they are. */
export function saidIn({ says }: Turn): string[] {
  return says.map((say) => (say.kind === 'code' ? say.value : say.text.key));
}

/** What is asked of the lines of the basket. */
export function requestsOf(chat: Chat): (ItemRequest | null)[] {
  return chat.state.context.basket.map(({ request }) => request);
}

/** The question as it is read. */
export function shown(chat: Chat): string {
  return renderText(asked(chat).text, { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() });
}

/** An answer as it is read. */
export function labelOf(chat: Chat, id: string): string | undefined {
  const label = asked(chat).answers.find((answer) => answer.id === id)?.label;
  return label && renderText(label, { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() });
}

/** What is typed, understood in the light of what is asked. */
export function types(chat: Chat, words: string): Turn {
  return tell(chat, typed(chat, words));
}

const CHOOSE = ['menu.order', 'shop.choose'];
/** From the catalogue to what is chosen of micro data, and of maps. */
export const DATA = ['kind:microdata', 'product:MIK-SUSENAS', 'request.begin', 'round.0', 'level.1'];
export const MAP = ['kind:map', 'product:PETA-3600', 'request.begin', 'level.0'];

/** A registered person who goes on from the catalogue. */
export function asking(lines: readonly string[], chat = registered()): Chat {
  return play(chat, [...CHOOSE, ...lines]);
}

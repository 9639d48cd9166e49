/** What a person of the office wrote on the telephone that the number is on. */
import type { ServiceContext } from '../../services/context.ts';
import { noteFromPhone } from '../../services/desk/phone.ts';
import type { InboxEvent } from '../channel.ts';
import type { Arrival, ArrivedContent } from './arrival.ts';
import { arrivalIn } from './intake.ts';

interface FromHandset {
  arrival: Extract<Arrival, { kind: 'handset' }>;
  /** as a turn would be known by */
  id: string;
}

export async function takeFromHandset(
  ctx: ServiceContext,
  event: InboxEvent,
  { arrival, id }: FromHandset,
): Promise<void> {
  const chat = { ...event.address, phone: arrivalIn(event).phone ?? null };
  await noteFromPhone(ctx, chat, { id, text: wordsOf(arrival.content), at: event.receivedAt });
}

/** As the transcript has it: files by their names only, and signs for what has no words. */
function wordsOf(content: ArrivedContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'file':
      return withCaption(`📎 ${content.media.name}`, content.caption);
    case 'media':
      return withCaption(content.what === 'video' ? '🎬' : '🎵', content.caption);
    case 'album':
      return '🖼️';
    case 'sticker':
      return '🙂';
    case 'voice':
      return '🎤';
    case 'other':
      return content.what === 'location' || content.what === 'liveLocation' ? '📍' : '📎';
  }
}

function withCaption(sign: string, caption: string): string {
  return caption === '' ? sign : `${sign}\n${caption}`;
}

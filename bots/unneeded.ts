/** What nobody asked for and nobody needs, and that the person is told so (docs/domain.md 9). */
import { namesIdentityCard, withoutNik } from '../domain/identity_card.ts';
import type { ConversationEvent } from '../machines/conversation/events.ts';
import type { Question } from '../machines/conversation/question.ts';
import { text } from '../machines/texts/text.ts';
import type { Text } from '../machines/texts/text.ts';
import type { Happening } from './happening.ts';

/** null: nothing of the kind. `asked`: what the message answered; a person of the office who speaks there answers it. */
export function unneededText(
  happening: Happening,
  event: { type: ConversationEvent['type'] | 'back' | 'opened' },
  asked: Question | null,
): Text | null {
  if (happening.kind !== 'message' || asked?.silent === true) return null;
  const { body } = happening.inbound;
  switch (body.kind) {
    case 'file':
    case 'refused_file': {
      const refused = event.type === 'unreadable' || event.type === 'fileRefused' || event.type === 'opened';
      return refused && namesIdentityCard(`${body.name} ${body.caption ?? ''}`) ? text('privacy.noKtp') : null;
    }
    case 'text':
    case 'edited':
      return maskedNik(body.text, asked) === body.text ? null : text('privacy.noNik');
    default:
      return null;
  }
}

/** As it is kept: tax numbers are masked as a whole, and payment codes may look like anything. */
export function maskedNik(typed: string, asked: Pick<Question, 'secret' | 'codes'> | null): string {
  return asked?.secret === true || asked?.codes === true ? typed : withoutNik(typed);
}

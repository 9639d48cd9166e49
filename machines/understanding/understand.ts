/** What a message means in the light of the question it answers. Pure, and linear in the length of the message. */
import { readPayload } from '../../domain/deep_links.ts';
import type { Understood } from '../conversation/events.ts';
import { takesFile, takesText } from '../conversation/question.ts';
import { isAbstractionForm } from './abstraction.ts';
import { asWord, understandChoice } from './choice.ts';
import { tellsIntegrity } from './integrity.ts';
import type { MessageBody } from './message.ts';
import type { Reading } from './reading.ts';
import { notedForPerson, saidToPerson } from './to_person.ts';
import { understandTyped } from './typed.ts';

export type { Reading } from './reading.ts';

/** Never throws: what cannot be understood is `unknown`, what cannot be read `unreadable`. */
export function understand(body: MessageBody, reading: Reading): Understood {
  if (isReport(body, reading)) return { type: 'integrity', certain: true };
  switch (body.kind) {
    case 'text':
      return typed(body.text, reading);
    case 'choice':
      return asWord(understandChoice(body.token, reading.question));
    case 'file':
      return takesFile(reading.question)
        ? { type: 'file', fileId: body.fileId, name: body.name, ...captionOf(body) }
        : { type: 'unreadable', what: 'file' };
    case 'refused_file':
      return refused(body, reading);
    case 'start':
      return openedBy(body.payload);
    case 'edited':
      return { type: 'edited', text: body.text, of: body.of };
    case 'sticker':
    case 'voice':
    case 'other':
      return { type: 'unreadable', what: body.kind };
  }
}

/** docs/domain.md 7: wherever it is written; but to a person, as what somebody studies, and where complaints ask about it themselves. */
function isReport(body: MessageBody, { question }: Reading): boolean {
  if (question?.toPerson?.is === 'speaks' || question?.sealed === true) return false;
  if (question?.forgotten !== undefined && takesText(question)) return false;
  const words = 'text' in body ? body.text : 'caption' in body ? (body.caption ?? '') : '';
  return tellsIntegrity(words) && !isAbstractionForm(words);
}

function typed(text: string, reading: Reading): Understood {
  const { is, ends = '' } = reading.question?.toPerson ?? {};
  if (is === 'speaks') return saidToPerson(text, ends);
  const understood = asWord(understandTyped(text, reading));
  return is === 'awaited' ? notedForPerson(text, understood, ends) : understood;
}

function captionOf({ caption = '' }: Extract<MessageBody, { kind: 'file' }>): { caption?: string } {
  return caption.trim() === '' ? {} : { caption: caption.trim() };
}

/** Nobody is told how to send a file, or sent to a page for large ones, when no file is wanted. */
function refused({ reason }: Extract<MessageBody, { kind: 'refused_file' }>, { question }: Reading): Understood {
  if (reason === 'edited') return { type: 'fileRefused', reason };
  if (reason === 'unasked' || !takesFile(question)) return { type: 'unreadable', what: 'file' };
  return reason === 'too_large' ? { type: 'fileTooLarge' } : { type: 'fileRefused', reason };
}

/** A link that leads nowhere (any more) is a mere hello. */
function openedBy(payload: string): Understood {
  const link = readPayload(payload);
  switch (link?.kind) {
    case 'order':
      return { type: 'openOrder', code: link.code };
    case 'product':
      return { type: 'openProduct', code: link.code };
    case 'ticket':
      return { type: 'openTicket', code: link.code };
    case 'visit':
      return { type: 'openVisit', code: link.code };
    case 'connect':
      return { type: 'connectCode', code: link.code, typed: false };
    default:
      return { type: 'greeting', salam: false };
  }
}

/** What a message means in the light of the question it answers. Pure, and linear in the length of the message. */
import { readPayload } from '../../domain/deep_links.ts';
import type { Understood } from '../conversation/events.ts';
import { takesFile } from '../conversation/question.ts';
import { asWord, understandChoice } from './choice.ts';
import type { MessageBody } from './message.ts';
import type { Reading } from './reading.ts';
import { saidToPerson } from './to_person.ts';
import { understandTyped } from './typed.ts';

export type { Reading } from './reading.ts';

/** Never throws: what cannot be understood is `unknown`, what cannot be read `unreadable`. */
export function understand(body: MessageBody, reading: Reading): Understood {
  switch (body.kind) {
    case 'text':
      return reading.question?.toPerson === true
        ? saidToPerson(body.text, reading.question.beyond?.[0]?.id ?? '')
        : asWord(understandTyped(body.text, reading));
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

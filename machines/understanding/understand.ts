/** What a message means in the light of the question it answers. Pure, and linear in the length of the message. */
import type { Understood } from '../conversation/events.ts';
import { takesFile } from '../conversation/question.ts';
import { asWord, understandChoice } from './choice.ts';
import type { MessageBody } from './message.ts';
import type { Reading } from './reading.ts';
import { understandTyped } from './typed.ts';

export type { Reading } from './reading.ts';

/** Never throws: what cannot be understood is `unknown`, what cannot be read `unreadable`. */
export function understand(body: MessageBody, reading: Reading): Understood {
  switch (body.kind) {
    case 'text':
      return asWord(understandTyped(body.text, reading));
    case 'choice':
      return asWord(understandChoice(body.token, reading.question));
    case 'file':
      return takesFile(reading.question)
        ? { type: 'file', fileId: body.fileId, name: body.name }
        : { type: 'unreadable', what: 'file' };
    case 'refused_file':
      return { type: 'fileRefused', reason: body.reason };
    case 'sticker':
    case 'voice':
    case 'other':
      return { type: 'unreadable', what: body.kind };
  }
}

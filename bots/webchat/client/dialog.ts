/** The one dialog of the page: a question with two answers, or something to read and close. */
import { byId } from './dom.ts';

interface Question {
  title: string;
  body: string;
  /** shown between the words and the answers */
  more?: Node;
  yes: string;
  /** absent when there is nothing to choose */
  no?: string;
  /** the answer that does no harm has the focus */
  safe: 'yes' | 'no';
}

const dialog = byId<HTMLDialogElement>('dialog');
const title = byId('dialog-title');
const body = byId('dialog-body');
const more = byId('dialog-more');
const buttons = { yes: byId('dialog-yes'), no: byId('dialog-no') };

/** answers the open question */
let settle: ((answer: boolean | undefined) => void) | undefined;

/** Resolves undefined when the dialog is closed without an answer (Escape, `closeDialog`, another question). */
export function ask(question: Question): Promise<boolean | undefined> {
  closeDialog();
  title.textContent = question.title;
  body.textContent = question.body;
  if (question.more) more.append(question.more);
  buttons.yes.textContent = question.yes;
  buttons.no.textContent = question.no ?? '';
  buttons.no.hidden = question.no === undefined;
  return new Promise((resolve) => {
    settle = resolve;
    dialog.showModal();
    buttons[question.safe].focus();
  });
}

/** Other words for the open question. */
export function rewordDialog(text: string): void {
  body.textContent = text;
}

export function closeDialog(answer?: boolean): void {
  const done = settle;
  settle = undefined;
  more.textContent = '';
  if (dialog.open) dialog.close();
  done?.(answer);
}

export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Node && target !== dialog && dialog.contains(target);
}

buttons.yes.addEventListener('click', () => closeDialog(true));
buttons.no.addEventListener('click', () => closeDialog(false));
// The event comes later than the closing: by then the next question may be open, and it is none of its business.
dialog.addEventListener('close', () => {
  if (!dialog.open) closeDialog();
});

/** The one dialog of the page: a question with two answers. */
import { byId } from './dom.ts';

interface Question {
  title: string;
  body: string;
  yes: string;
  no: string;
  /** the answer that does no harm has the focus */
  safe: 'yes' | 'no';
}

const dialog = byId<HTMLDialogElement>('dialog');
const title = byId('dialog-title');
const body = byId('dialog-body');
const buttons = { yes: byId('dialog-yes'), no: byId('dialog-no') };

/** Resolves undefined when the dialog is closed without an answer (Escape, `closeDialog`, another question). */
export function ask(question: Question): Promise<boolean | undefined> {
  closeDialog();
  title.textContent = question.title;
  body.textContent = question.body;
  buttons.yes.textContent = question.yes;
  buttons.no.textContent = question.no;
  return new Promise((resolve) => {
    let answer: boolean | undefined;
    const choose = (chosen: boolean) => {
      answer = chosen;
      closeDialog();
    };
    buttons.yes.onclick = () => choose(true);
    buttons.no.onclick = () => choose(false);
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
    buttons[question.safe].focus();
  });
}

/** Other words for the open question. */
export function rewordDialog(text: string): void {
  body.textContent = text;
}

export function closeDialog(): void {
  if (dialog.open) dialog.close();
}

export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Node && target !== dialog && dialog.contains(target);
}

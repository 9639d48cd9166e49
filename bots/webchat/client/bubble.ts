/** One message as an element. */
import type { ChoiceView, CustomerView, MessageView, OfficeView } from '../protocol.ts';
import { codeCard, linkCard } from './cards.ts';
import { button, el, icon, quiet } from './dom.ts';
import { markup, plain } from './markup.ts';
import type { Outgoing } from './outbox.ts';
import { clock, fileSize, word } from './words.ts';

/** Longer texts of the customer are shown folded. */
const FOLDED_LENGTH = 900;

export interface BubbleActions {
  choose(choice: ChoiceView): void;
  retry(item: Outgoing): void;
  cancel(item: Outgoing): void;
}

/** A whole message: who (for screen readers), bubble, and the choices below it. */
export function messageElement(message: MessageView, actions: BubbleActions): HTMLElement {
  return message.from === 'office' ? officeMessage(message, actions) : customerMessage(message);
}

function officeMessage(message: OfficeView, actions: BubbleActions): HTMLElement {
  const bubble = el(
    'div',
    { class: `bubble is-${message.kind}`, attrs: { dir: 'auto' } },
    quiet(`${word('assistant')}: `),
  );
  const article = el('article', { class: 'message office' }, el('span', { class: 'avatar' }, icon('mark')), bubble);
  if (message.kind === 'code') bubble.append(codeCard(message.value));
  else if (message.kind === 'link') bubble.append(linkCard(message));
  else {
    if (message.progress) bubble.append(progress(message.progress));
    bubble.append(el('div', { class: 'text' }, markup(message.text)));
  }
  bubble.append(foot(message.at));
  if (message.kind === 'text' && message.choices.length > 0) article.append(choices(message.choices, actions));
  return article;
}

function customerMessage(message: CustomerView): HTMLElement {
  return customerElement(content(message), message.at, sentTick());
}

function sentTick(): HTMLElement {
  return el('span', { class: 'tick' }, quiet(word('sent')), icon('sent'));
}

/** Turns the element of a message on its way into that of the same message as the server has it. */
export function settleElement(element: HTMLElement, at: number): void {
  element.querySelector('time')?.replaceWith(timeOf(at));
  element.querySelector('.tick')?.replaceWith(sentTick());
  element.querySelector('.delivery')?.remove();
  element.classList.remove('waiting', 'sending', 'failed');
}

function customerElement(inner: Node[], at: number, tick: Node): HTMLElement {
  const bubble = el('div', { class: 'bubble', attrs: { dir: 'auto' } }, quiet(`${word('you')}: `), ...inner);
  bubble.append(foot(at, tick));
  return el('article', { class: 'message customer' }, bubble);
}

function content(message: CustomerView): Node[] {
  switch (message.kind) {
    case 'text':
      return [foldable(message.text)];
    case 'choice':
      return [el('div', { class: 'text', text: message.label })];
    case 'file':
      return fileContent(message.name, fileSize(message.bytes), message.caption);
    case 'refused_file':
      return fileContent(message.name, word('notTaken'), '');
    case 'other':
      return [el('div', { class: 'text', text: '…' })];
  }
}

/** A message that the server does not have yet. */
export function outgoingElement(item: Outgoing, actions: BubbleActions): HTMLElement {
  const { content: sent, delivery } = item;
  const uploading = sent.kind === 'file' && delivery === 'sending' && item.share !== undefined;
  const inner =
    sent.kind === 'text'
      ? [foldable(sent.text)]
      : sent.kind === 'choice'
        ? [el('div', { class: 'text', text: sent.label })]
        : sent.kind === 'file'
          ? fileContent(sent.file.name, fileSize(sent.file.size), sent.caption)
          : fileContent(sent.name, word('notTaken'), '');
  const tick = el(
    'span',
    { class: 'tick' },
    quiet(word(delivery)),
    icon(delivery === 'sending' ? 'waiting' : delivery),
  );
  const element = customerElement(inner, item.at, tick);
  element.classList.add(delivery);
  const below = el('div', { class: 'delivery' });
  if (uploading) {
    const percent = Math.round((item.share ?? 0) * 100);
    const label = word('uploading', { percent });
    below.append(
      el('progress', { attrs: { value: String(percent), max: '100', 'aria-label': label } }),
      el('span', { text: `${percent}%`, attrs: { 'aria-hidden': 'true' } }),
    );
  }
  if (delivery === 'failed') {
    below.append(el('span', { class: 'problem', text: item.problem || word('failed') }));
    below.append(button({ text: word('retry'), onClick: () => actions.retry(item) }));
  }
  if (delivery === 'failed' || sent.kind === 'file') {
    const label = word(delivery === 'failed' ? 'remove' : 'cancelUpload');
    const cancel = button({ attrs: { 'aria-label': label, title: label }, onClick: () => actions.cancel(item) });
    cancel.append(icon('close'));
    below.append(cancel);
  }
  if (below.hasChildNodes()) element.append(below);
  return element;
}

function foot(at: number, ...more: Node[]): HTMLElement {
  return el('div', { class: 'foot' }, timeOf(at), ...more);
}

function timeOf(at: number): HTMLElement {
  return el('time', { text: clock(at), attrs: { datetime: new Date(at).toISOString() } });
}

function foldable(text: string): HTMLElement {
  const element = el('div', { class: 'text' }, plain(text));
  if (text.length <= FOLDED_LENGTH) return element;
  element.classList.add('folded');
  const unfold = button({ class: 'unfold', text: word('showAll') });
  unfold.addEventListener('click', () => {
    element.classList.remove('folded');
    unfold.remove();
  });
  return el('div', {}, element, unfold);
}

function fileContent(name: string, about: string, caption: string): Node[] {
  const names = el('span', { class: 'file-names' }, el('b', { text: name }), el('small', { text: about }));
  const card = el('div', { class: 'file' }, icon('file'), names);
  return caption === '' ? [card] : [card, foldable(caption)];
}

function progress({ step, of }: { step: number; of: number }): HTMLElement {
  const bar = el('span', { class: 'steps', attrs: { 'aria-hidden': 'true' } });
  for (let at = 1; at <= of; at++) bar.append(el('i', { class: at <= step ? 'past' : '' }));
  return el('div', { class: 'progress' }, el('span', { text: word('step', { step, of }) }), bar);
}

function choices(list: ChoiceView[], actions: BubbleActions): HTMLElement {
  const long = list.length > 4 || list.some(({ label }) => label.length > 26);
  const group = el('div', {
    class: long ? 'choices long' : 'choices',
    attrs: { role: 'group', 'aria-label': word('choices') },
  });
  for (const choice of list) {
    const chip = button({
      class: 'choice',
      attrs: { 'data-token': choice.token },
      onClick: () => actions.choose(choice),
    });
    chip.append(el('span', { text: choice.label, attrs: { dir: 'auto' } }));
    group.append(chip);
  }
  return group;
}

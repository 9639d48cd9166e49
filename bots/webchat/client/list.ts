/** The list of messages: each once, in order, with days between them, and the choices that can still be made. */
import type { CustomerView, MessageView } from '../protocol.ts';
import { messageElement, outgoingElement, settleElement, type BubbleActions } from './bubble.ts';
import { byId, el } from './dom.ts';
import type { Outgoing } from './outbox.ts';
import { dayName } from './words.ts';

/** Choices that open something of one's own work for ever; other answers only while they are asked for. */
const LASTING = /^(?:order|survey|ticket):|^word:optIn$/;

interface Entry {
  message?: MessageView;
  outgoing?: Outgoing;
  element: HTMLElement;
}

export function createList(actions: BubbleActions) {
  const log = byId('log');
  /** by order: the server's messages by id, then what is on its way */
  let entries: Entry[] = [];

  const place = (entry: Entry, at: number) => {
    const next = entries[at];
    entries.splice(at, 0, entry);
    log.insertBefore(entry.element, next ? next.element : null);
  };

  const remove = (entry: Entry) => {
    entry.element.remove();
    entries = entries.filter((other) => other !== entry);
  };

  const add = (message: MessageView): boolean => {
    if (entries.some((entry) => entry.message?.id === message.id)) return false;
    const own = message.from === 'customer' ? entries.find(({ outgoing }) => outgoing?.id === message.key) : undefined;
    if (own && settle(own, message)) return true;
    let at = entries.length;
    while (at > 0 && isLater(entries[at - 1], message.id)) at--;
    place({ message, element: messageElement(message, actions) }, at);
    return true;
  };

  /** The server has it: its bubble stays where it is, lest it be read aloud again. False when it must be drawn anew. */
  const settle = (own: Entry, message: MessageView): boolean => {
    const at = entries.indexOf(own);
    const next = entries[at + 1];
    const inOrder = !isLater(entries[at - 1], message.id) && (!next || isLater(next, message.id));
    if (!inOrder || message.kind === 'refused_file') {
      remove(own);
      return false;
    }
    own.message = message;
    delete own.outgoing;
    settleElement(own.element, message.at);
    return true;
  };

  /** What depends on the neighbours: days, groups, and which choices are open. */
  const tidy = () => {
    for (const day of log.querySelectorAll('.day')) day.remove();
    let day = '';
    let from = '';
    let before: Entry | undefined;
    for (const entry of entries) {
      const at = entry.message?.at ?? entry.outgoing?.at ?? 0;
      const today = new Date(at).toDateString();
      const side = entry.message?.from ?? 'customer';
      if (today !== day)
        log.insertBefore(el('div', { class: 'day' }, el('span', { text: dayName(at) })), entry.element);
      entry.element.classList.toggle('first', side !== from || today !== day);
      entry.element.classList.add('last');
      if (side === from && today === day) before?.element.classList.remove('last');
      day = today;
      from = side;
      before = entry;
    }
    openChoices();
  };

  /** Open are the choices of the question asked last, unless the person has spoken and was asked something else since. */
  const openChoices = () => {
    let spoken = entries.length;
    while (spoken > 0 && !saidByCustomer(entries[spoken - 1])) spoken--;
    const onItsWay = entries.some(({ outgoing }) => outgoing && outgoing.delivery !== 'failed');
    const asked = entries.filter(hasChoices);
    const since = entries.slice(spoken);
    const open = (since.length > 0 ? since.filter(hasChoices) : asked).slice(-1)[0];
    for (const entry of asked) {
      const closed = entry !== open || onItsWay;
      const group = entry.element.querySelector('.choices');
      group?.classList.toggle('closed', closed);
      for (const chip of entry.element.querySelectorAll<HTMLButtonElement>('.choice')) {
        chip.disabled = closed && !LASTING.test(chip.dataset.token ?? '');
      }
    }
    markChosen(asked);
  };

  const markChosen = (asked: Entry[]) => {
    for (const entry of asked) {
      const next = entries.slice(entries.indexOf(entry) + 1).find(saidByCustomer);
      const label = choiceLabel(next);
      for (const chip of entry.element.querySelectorAll('.choice')) {
        chip.classList.toggle('chosen', label !== undefined && chip.textContent === label);
      }
    }
  };

  return {
    /** Returns those that are new here. */
    add(messages: MessageView[]): MessageView[] {
      const fresh = messages.filter(add);
      if (fresh.length > 0) tidy();
      return fresh;
    },
    /** Shows a message on its way as it is now. */
    outgoing(item: Outgoing) {
      if (entries.some(({ message }) => message?.from === 'customer' && message.key === item.id)) return;
      const known = entries.find(({ outgoing }) => outgoing === item);
      const element = outgoingElement(item, actions);
      if (known) {
        // only what may have changed, lest it be read aloud again or lose the focus
        known.element.querySelector('.tick')?.replaceWith(element.querySelector('.tick') ?? '');
        known.element.querySelector('.delivery')?.remove();
        const below = element.querySelector('.delivery');
        if (below) known.element.append(below);
        known.element.classList.remove('waiting', 'sending', 'failed');
        known.element.classList.add(item.delivery);
        openChoices();
      } else {
        place({ outgoing: item, element }, entries.length);
        tidy();
      }
    },
    drop(item: Outgoing) {
      const entry = entries.find(({ outgoing }) => outgoing === item);
      if (entry) remove(entry);
      tidy();
    },
    /** In another language: everything anew. */
    redraw() {
      for (const entry of entries) {
        const { message, outgoing } = entry;
        const element = message ? messageElement(message, actions) : outgoing && outgoingElement(outgoing, actions);
        if (!element) continue;
        entry.element.replaceWith(element);
        entry.element = element;
      }
      tidy();
    },
    clear() {
      for (const entry of entries) if (entry.message) entry.element.remove();
      entries = entries.filter(({ outgoing }) => outgoing);
      tidy();
    },
    /** ids of the oldest and the newest message of the server; 0 when there is none */
    get oldest() {
      return entries[0]?.message?.id ?? 0;
    },
    get newest() {
      return entries.reduce((id, { message }) => Math.max(id, message?.id ?? 0), 0);
    },
    get length() {
      return entries.length;
    },
    /** where what was said last begins, to keep it in sight: the person's message with its answer, or news of the office */
    get newestBegins(): HTMLElement | undefined {
      let first = entries.length - 1;
      while (isOneTurn(entries[first - 1], entries[first])) first--;
      const before = entries[first - 1];
      const isAnswer = !saidByCustomer(entries[first]) && saidByCustomer(before);
      return (isAnswer ? before : entries[first])?.element;
    },
  };
}

function isLater(entry: Entry | undefined, id: number): boolean {
  return entry !== undefined && (entry.message === undefined || entry.message.id > id);
}

function saidByCustomer(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.message?.from !== 'office';
}

/** The office said both at once. */
function isOneTurn(one: Entry | undefined, next: Entry | undefined): boolean {
  const [first, second] = [one?.message, next?.message];
  return first?.from === 'office' && second?.from === 'office' && first.at === second.at;
}

function hasChoices({ message }: Entry): boolean {
  return message?.from === 'office' && message.kind === 'text' && message.choices.length > 0;
}

function choiceLabel(entry: Entry | undefined): string | undefined {
  const content = entry?.outgoing?.content ?? (entry?.message as CustomerView | undefined);
  return content?.kind === 'choice' ? content.label : undefined;
}

/** The web chat in the browser: puts the parts together. */
import type { ChatLanguage, ChoiceView, MessageView } from '../protocol.ts';
import { api, KIOSK } from './api.ts';
import { reached } from './banner.ts';
import { createComposer } from './composer.ts';
import { byId } from './dom.ts';
import { setUpHeader } from './header.ts';
import { createKiosk } from './kiosk.ts';
import { forgetLink, linkHere } from './link.ts';
import { createList } from './list.ts';
import { createLive } from './live.ts';
import { forgetAll } from './memory.ts';
import { createOutbox } from './outbox.ts';
import { createScroll } from './scroll.ts';
import { language, speak, word } from './words.ts';

// A kiosk keeps nothing, and what may have been left in this browser is nobody's.
if (KIOSK) forgetAll();

const log = byId('log');
const title = document.title;
let chat = '';
let hasOlder = false;
let loadingOlder = false;
let starting: Promise<void> | undefined;
let unseen = 0;
let link = linkHere();
/** sessions lost without anything having worked in between: a browser that keeps no cookies loses every one */
let lost = 0;

const list = createList({
  choose,
  retry: (item) => outbox.retry(item),
  cancel: (item) => outbox.cancel(item),
});
const scroll = createScroll(loadOlder);
const dots = byId('typing');
const outbox = createOutbox({
  changed(item) {
    const before = list.length;
    list.outgoing(item);
    awaitAnswer(item.delivery === 'sending' && item.content.kind !== 'file');
    if (list.length > before) scroll.toEnd();
  },
  dropped(item) {
    list.drop(item);
    if (item.content.kind === 'file') composer.restore(item.content.caption);
  },
  accepted(item, answer) {
    lost = 0;
    awaitAnswer(false);
    switchLanguage(answer.language);
    show(answer.messages);
    if (item.content.kind === 'file') scroll.grew(0, list.newestBegins);
  },
  reached,
  sessionOver: () => void sessionOver(),
  newest: () => list.newest,
});
const composer = createComposer((content) => outbox.send(content));
const live = createLive({
  messages: show,
  language: switchLanguage,
  handedOver: (at) => void kiosk?.handedOver(at),
  connected(connectedTo) {
    // another tab has begun another conversation
    if (connectedTo !== chat) void start();
    outbox.kick();
  },
  reached,
  sessionOver: () => void sessionOver(),
  newest: () => list.newest,
});
const kiosk = KIOSK ? createKiosk(begin) : undefined;

setUpHeader(otherLanguage, () => void leave());
byId('menu').addEventListener('click', () => outbox.send({ kind: 'text', text: 'menu' }));
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  unseen = 0;
  document.title = title;
});
if (!kiosk) void start();

function otherLanguage(): void {
  const wanted = language() === 'id' ? 'en' : 'id';
  if (chat !== '')
    outbox.send({ kind: 'choice', token: `speak:${wanted}`, label: wanted === 'en' ? 'English' : 'Bahasa Indonesia' });
  switchLanguage(wanted);
}

/** The person leaves this device; the page is thrown away, and all it knows with it. */
async function leave(): Promise<void> {
  live.stop();
  const answer = await api.end();
  // without a connection the session would live on, and the page would come back with it
  if (!answer.ok && answer.why === 'later') {
    reached(false);
    live.start();
    return;
  }
  forgetAll();
  location.reload();
}

/** A kiosk's visitor has chosen a language. */
function begin(wanted: ChatLanguage): void {
  switchLanguage(wanted);
  void start();
}

/** Gets a conversation, the old one or a new, and shows it. Who asks meanwhile waits for the same. */
function start(): Promise<void> {
  starting ??= getConversation().finally(() => (starting = undefined));
  return starting;
}

async function getConversation(): Promise<void> {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 15_000)) {
    const answer = await api.start(link === undefined ? {} : { link });
    reached(answer.ok || answer.why !== 'later');
    if (answer.ok) {
      const { value } = answer;
      link = forgetLink();
      if (chat !== value.chat) list.clear();
      chat = value.chat;
      hasOlder = value.more;
      byId('loading').hidden = true;
      switchLanguage(value.language);
      // a conversation that comes back is not read aloud; a greeting is
      if (value.messages.length > 4) silently(() => show(value.messages));
      else show(value.messages);
      scroll.toEnd();
      outbox.open();
      live.start();
      if (value.idleMs !== undefined) kiosk?.watchOver(value.idleMs);
      if (matchMedia('(pointer: fine)').matches) composer.focus();
      return;
    }
    if (answer.why === 'refused') return composer.say(answer.message);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** At a kiosk that is the end of a visit; elsewhere the talk goes on in a new conversation. */
async function sessionOver(): Promise<void> {
  if (kiosk) return kiosk.forget();
  if (starting) return starting;
  lost += 1;
  if (lost > 2) return composer.say(word('cookies'));
  await start();
}

/** The dots: the assistant has the message, and makes its answer. */
function awaitAnswer(is: boolean): void {
  if (dots.hidden !== is) return;
  dots.hidden = !is;
  if (is) scroll.grew(0, list.newestBegins);
}

function show(messages: MessageView[]): void {
  const fresh = list.add(messages);
  for (const message of fresh) if (message.from === 'customer') outbox.settle(message.key);
  const said = fresh.filter(({ from }) => from === 'office').length;
  if (fresh.length > 0) scroll.grew(said, list.newestBegins);
  if (document.hidden && chat !== '' && said > 0) {
    unseen += said;
    document.title = `(${unseen}) ${title}`;
  }
}

async function loadOlder(): Promise<void> {
  if (!hasOlder || loadingOlder || list.oldest === 0) return;
  loadingOlder = true;
  const answer = await api.before(list.oldest);
  if (answer.ok) {
    hasOlder = answer.value.more;
    silently(() => scroll.still(() => list.add(answer.value.messages)));
  }
  loadingOlder = false;
}

function choose(choice: ChoiceView): void {
  outbox.send({ kind: 'choice', ...choice });
  // the button is closed now; without a keyboard on the screen there is no harm in going on in the field
  if (matchMedia('(pointer: fine)').matches) composer.focus();
  else byId('scroll').focus({ preventScroll: true });
}

function switchLanguage(wanted: ChatLanguage): void {
  if (!speak(wanted)) return;
  silently(() => list.redraw());
  composer.redraw();
}

/** Changes the list without a screen reader reading it all aloud. */
function silently(change: () => void): void {
  log.setAttribute('aria-live', 'off');
  change();
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
}

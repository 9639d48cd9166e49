/** A shared screen: nothing of a person stays when they have gone, whether or not they said so. */
import type { ChatLanguage } from '../protocol.ts';
import { api } from './api.ts';
import { ask, closeDialog, isInDialog, rewordDialog } from './dialog.ts';
import { byId } from './dom.ts';
import { createHandover } from './handover.ts';
import { word } from './words.ts';

/** The last part of the idle time is counted down, ms. */
const WARNING_MS = 20_000;
/** The server is told so often that somebody is there, ms; it ends the session by itself otherwise. */
const TELL_MS = 10_000;
/** Between attempts to tell the server that a session is over, ms. */
const RETRY_MS = 3000;

export function createKiosk(begin: (language: ChatLanguage) => void) {
  let idleMs = 0;
  let touchedAt = 0;
  let telling = 0;
  let tick = 0;
  let warned = false;
  let leaving = false;

  /** A page that was closed or loaded anew is the end of a visit too. */
  const cleared = api.end();

  /** All is hidden at once; then the page is thrown away, and all it knows with it. */
  const forget = async () => {
    if (leaving) return;
    leaving = true;
    clearInterval(tick);
    clearTimeout(telling);
    idleMs = 0;
    closeDialog();
    document.body.classList.remove('begun');
    // without a connection a reload would leave the screen to the browser's error page
    for (;;) {
      const answer = await api.end();
      if (answer.ok || answer.why !== 'later') return location.reload();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };

  const handover = createHandover({ busy: () => idleMs > 0, forget: () => void forget() });

  const touched = () => {
    touchedAt = Date.now();
    if (telling !== 0) return;
    // in a moment, not at once, so that the last touch of many is told as well
    telling = setTimeout(() => {
      telling = 0;
      void api.alive();
    }, TELL_MS);
  };

  const warn = async () => {
    warned = true;
    const question = {
      title: word('idleTitle'),
      body: '',
      yes: word('idleStay'),
      no: word('done'),
      safe: 'yes',
    } as const;
    const stays = await ask(question);
    warned = false;
    if (idleMs === 0) return;
    if (stays === false) return void forget();
    touched();
    void api.alive();
  };

  const watch = () => {
    const left = touchedAt + idleMs - Date.now();
    if (left <= 0) return void forget();
    if (left > WARNING_MS) return;
    if (!warned) void warn();
    rewordDialog(word('idleBody', { seconds: Math.ceil(left / 1000) }));
  };

  const activity = (event: Event) => {
    if (idleMs === 0 || (warned && isInDialog(event.target))) return;
    touched();
    if (warned) closeDialog();
  };
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(type, activity, { passive: true, capture: true });
  }

  for (const choice of byId('welcome').querySelectorAll<HTMLButtonElement>('[data-begin]')) {
    choice.addEventListener('click', async () => {
      await cleared;
      document.body.classList.add('begun');
      begin(choice.dataset.begin === 'en' ? 'en' : 'id');
    });
  }
  byId('done').addEventListener('click', async () => {
    const words = { title: word('doneQuestion'), body: word('doneBody'), yes: word('doneYes'), no: word('cancel') };
    if (await ask({ ...words, more: handover.offer(), safe: 'no' })) void forget();
  });
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  return {
    /** A session has begun that ends after so many ms without a touch. */
    watchOver(ms: number) {
      idleMs = ms;
      touched();
      clearInterval(tick);
      tick = setInterval(watch, 500);
    },
    handedOver: handover.done,
    forget,
  };
}

/** A kiosk's visitor takes the conversation along: a code for their own phone, and word that it has been opened there. */
import { HANDOVER_MINUTES, type HandoverView } from '../protocol.ts';
import { api } from './api.ts';
import { ask } from './dialog.ts';
import { button, byId, el, icon, svg } from './dom.ts';
import { word } from './words.ts';

interface Kiosk {
  /** somebody is being served */
  busy(): boolean;
  forget(): void;
}

export function createHandover(kiosk: Kiosk) {
  let asking = false;
  let toldAt = 0;

  const show = async () => {
    if (asking) return;
    asking = true;
    const answer = await api.handover();
    asking = false;
    if (!kiosk.busy()) return;
    if (answer.ok) {
      const body = word('handoverBody', { minutes: HANDOVER_MINUTES });
      await ask({ title: word('handover'), body, more: code(answer.value), yes: word('close'), safe: 'yes' });
    } else if (answer.why === 'session') {
      kiosk.forget();
    } else {
      const body = answer.message || word('handoverFailed');
      await ask({ title: word('handover'), body, yes: word('close'), safe: 'yes' });
    }
  };
  byId('handover').addEventListener('click', () => void show());

  return {
    /** The same offer within a dialog. */
    offer(): HTMLButtonElement {
      return button({ class: 'offer', onClick: () => void show() }, icon('phone'), word('handover'));
    },
    /** Another device has the conversation since `at`. */
    async done(at: number): Promise<void> {
      if (at <= toldAt || !kiosk.busy()) return;
      toldAt = at;
      const words = { title: word('handedOver'), body: word('handedOverBody'), yes: word('done'), no: word('close') };
      if (await ask({ ...words, safe: 'yes' })) kiosk.forget();
    },
  };
}

/** To be scanned, or read and typed. Dark on light in either theme, as readers want it. */
function code({ url, qr: { size, path } }: HandoverView): HTMLElement {
  const picture = svg('svg', { class: 'qr', role: 'img', 'aria-label': url, viewBox: `0 0 ${size} ${size}` });
  picture.append(svg('path', { d: path }));
  return el(
    'div',
    { class: 'code' },
    picture,
    el('small', { text: word('handoverType') }),
    el('code', { text: url, attrs: { dir: 'ltr' } }),
  );
}

/** The page of the web chat: all that can be seen before its script has run. */
import { assetUrl, escape, head, use, whose, type PageFacts } from './frame.ts';
import { WORDING, type Word } from './wording.ts';

/** No inline script or style, nothing from elsewhere; `blob:` is the browser's own, for nothing but pictures. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the file picker offers; what is really taken, the office decides by the file's content. */
const PICKED_TYPES = 'application/pdf,image/jpeg,image/png,image/webp,image/heic,.pdf,.heic';

export function renderPage(facts: PageFacts & { kiosk: boolean }): string {
  const { base, assets, office, language, kiosk } = facts;
  const word = (key: Word) => escape(WORDING[language][key]);
  const asset = (name: string) => escape(assetUrl(facts, name));
  const modules = assets.names.filter((name) => name.endsWith('.js') && name !== 'client/early.js');
  const button = (id: string, key: Word, icon: string, kind = 'icon-button') =>
    `<button type="button" id="${id}" class="${kind}" data-label="${key}" aria-label="${word(key)}" title="${word(key)}">${use(icon)}</button>`;
  const contacts = [office.phone, office.email, office.address].filter((line) => line !== '');
  return `<!doctype html>
<html lang="${language}" data-base="${escape(base)}"${kiosk ? ' data-kiosk' : ''}>
<head>
${head(facts)}
${modules.map((name) => `<link rel="modulepreload" href="${asset(name)}">`).join('\n')}
<script type="module" src="${asset('client/main.js')}"></script>
</head>
<body>
${assets.text('icons.svg')}
<a class="skip" href="#text" data-word="skip">${word('skip')}</a>
<header class="top">
<div class="top-in">
${whose(facts, kiosk ? `<span class="badge" data-word="kiosk">${word('kiosk')}</span> ` : '')}
<button type="button" id="language" class="text-button"><span data-word="otherLanguageCode">${word('otherLanguageCode')}</span><i class="quiet" data-word="otherLanguage">${word('otherLanguage')}</i></button>
${
  kiosk
    ? `<button type="button" id="handover" class="phone-button">${use('phone')}<span data-word="handover">${word('handover')}</span></button>
<button type="button" id="done" class="done-button" data-word="done">${word('done')}</button>`
    : `<details class="more" id="more">
<summary class="icon-button" data-label="more" aria-label="${word('more')}" title="${word('more')}">${use('more')}</summary>
<div class="more-list">
<button type="button" id="theme">${use('contrast')}<span data-word="dark">${word('dark')}</span></button>
<button type="button" id="forget">${use('leave')}<span data-word="forget">${word('forget')}</span></button>
</div>
</details>`
}
</div>
</header>
<div id="banner" class="banner" role="status"></div>
<main>
<div id="scroll" class="scroll" tabindex="0" role="region" data-label="conversation" aria-label="${word('conversation')}">
<div class="column">
<p id="loading" class="loading" data-word="loading">${word('loading')}</p>
<div id="log" class="log" role="log" aria-live="polite" aria-relevant="additions"></div>
<div id="typing" class="typing" hidden><span class="avatar">${use('mark')}</span><span class="dots"><i></i><i></i><i></i></span><span class="quiet"><span data-word="assistant">${word('assistant')}</span> <span data-word="typing">${word('typing')}</span></span></div>
</div>
</div>
<button type="button" id="newest" class="newest" hidden>${use('down')}<span></span></button>
</main>
<form id="composer" class="composer" autocomplete="off" data-label="writeLabel" aria-label="${word('writeLabel')}">
<div class="composer-in">
<ul id="tray" class="tray" hidden></ul>
<p id="notice" class="notice" role="alert" hidden></p>
<div class="row">
<button type="button" id="menu" class="menu-button">${use('menu')}<span data-word="menu">${word('menu')}</span></button>
<div class="field">
<textarea id="text" rows="1" data-placeholder="write" placeholder="${word('write')}" data-label="writeLabel" aria-label="${word('writeLabel')}" enterkeyhint="send"></textarea>
${button('attach', 'attach', 'clip', 'icon-button attach')}
</div>
<button type="submit" id="send" class="send" data-label="send" aria-label="${word('send')}" title="${word('send')}">${use('send')}</button>
</div>
</div>
<input type="file" id="file" multiple accept="${PICKED_TYPES}" tabindex="-1" data-label="attach" aria-label="${word('attach')}" hidden>
</form>
<p class="drop" data-word="dropHere" aria-hidden="true">${word('dropHere')}</p>
<dialog id="dialog" class="dialog" aria-labelledby="dialog-title"><h2 id="dialog-title"></h2><p id="dialog-body"></p><div id="dialog-more" class="dialog-more"></div><div class="dialog-buttons"><button type="button" id="dialog-no"></button><button type="button" id="dialog-yes" class="primary"></button></div></dialog>
${kiosk ? welcome(word) : ''}
<noscript><div class="no-script"><h2>${escape(office.name)}</h2><p>${word('noScript')}</p><ul>${contacts.map((line) => `<li>${escape(line)}</li>`).join('')}</ul></div></noscript>
</body>
</html>
`;
}

/** A kiosk waits here for the next person; no chat begins before somebody touches it. */
function welcome(word: (key: Word) => string): string {
  return `<main id="welcome" class="welcome" aria-labelledby="welcome-title">
<span class="mark" aria-hidden="true">${use('mark')}</span>
<h2 id="welcome-title" data-word="kioskWelcome">${word('kioskWelcome')}</h2>
<p data-word="kioskIntro">${word('kioskIntro')}</p>
<div class="welcome-buttons"><button type="button" class="primary" data-begin="id" lang="id">Mulai</button><button type="button" data-begin="en" lang="en">Start in English</button></div>
<p class="quiet-note" data-word="kioskNote">${word('kioskNote')}</p>
</main>`;
}

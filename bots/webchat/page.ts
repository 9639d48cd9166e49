/** The page of the web chat: all that can be seen before its script has run. */
import type { Office } from '../../services/office.ts';
import type { Assets } from './assets.ts';
import type { ChatLanguage } from './protocol.ts';
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

interface PageFacts {
  /** where the router is mounted, without a slash at the end */
  base: string;
  assets: Assets;
  office: Office['office'];
  language: ChatLanguage;
  kiosk: boolean;
}

export function renderPage({ base, assets, office, language, kiosk }: PageFacts): string {
  const word = (key: Word) => escape(WORDING[language][key]);
  const asset = (name: string) => escape(`${base}/assets/${assets.version}/${name}`);
  const modules = assets.names.filter((name) => name.endsWith('.js') && name !== 'client/early.js');
  const button = (id: string, key: Word, icon: string, kind = 'icon-button') =>
    `<button type="button" id="${id}" class="${kind}" data-label="${key}" aria-label="${word(key)}" title="${word(key)}">${use(icon)}</button>`;
  const contacts = [office.phone, office.email, office.address].filter((line) => line !== '');
  return `<!doctype html>
<html lang="${language}" data-base="${escape(base)}"${kiosk ? ' data-kiosk' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">
<meta name="theme-color" content="#0a3a6b">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${escape(office.name)} · ${escape(office.unitName)}</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
<script src="${asset('client/early.js')}"></script>
<link rel="stylesheet" href="${asset('style.css')}">
${modules.map((name) => `<link rel="modulepreload" href="${asset(name)}">`).join('\n')}
<script type="module" src="${asset('client/main.js')}"></script>
</head>
<body>
${assets.text('icons.svg')}
<a class="skip" href="#text" data-word="skip">${word('skip')}</a>
<header class="top">
<div class="top-in">
<span class="mark" aria-hidden="true">${use('mark')}</span>
<div class="who">
<h1>${escape(office.name)}</h1>
<p>${kiosk ? `<span class="badge" data-word="kiosk">${word('kiosk')}</span> ` : ''}${
    office.example
      ? `<span class="badge" data-word="example" data-hint="exampleHint" title="${word('exampleHint')}">${word('example')}</span> `
      : ''
  }<span class="unit">${escape(office.unitName)}</span></p>
</div>
<button type="button" id="language" class="text-button"><span data-word="otherLanguageCode">${word('otherLanguageCode')}</span><i class="quiet" data-word="otherLanguage">${word('otherLanguage')}</i></button>
${
  kiosk
    ? `<button type="button" id="done" class="done-button" data-word="done">${word('done')}</button>`
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
<dialog id="dialog" class="dialog" aria-labelledby="dialog-title"><h2 id="dialog-title"></h2><p id="dialog-body"></p><div class="dialog-buttons"><button type="button" id="dialog-no"></button><button type="button" id="dialog-yes" class="primary"></button></div></dialog>
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

function use(icon: string): string {
  return `<svg class="icon" aria-hidden="true"><use href="#i-${icon}"/></svg>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

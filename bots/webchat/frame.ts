/** What the pages of the web chat have in common: the head of the document, and whose page it is. */
import type { Office } from '../../services/office.ts';
import type { Assets } from './assets.ts';
import type { ChatLanguage } from './protocol.ts';
import { WORDING, type Word } from './wording.ts';

export interface PageFacts {
  /** where the router is mounted, without a slash at the end */
  base: string;
  assets: Assets;
  office: Office['office'];
  language: ChatLanguage;
}

/** The inside of `<head>`; `early.js` only chooses the theme, so a page without scripts is merely light. */
export function head({ base, assets, office }: PageFacts): string {
  const asset = (name: string) => escape(assetUrl({ base, assets }, name));
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">
<meta name="theme-color" content="#0a3a6b">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${escape(office.name)} · ${escape(office.unitName)}</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
<script src="${asset('client/early.js')}"></script>
<link rel="stylesheet" href="${asset('style.css')}">`;
}

/** The left of the top bar: mark and names of the office, and that it is only an example. */
export function whose({ office, language }: PageFacts, badge = ''): string {
  const word = (key: Word) => escape(WORDING[language][key]);
  return `<span class="mark" aria-hidden="true">${use('mark')}</span>
<div class="who">
<h1>${escape(office.name)}</h1>
<p>${badge}${
    office.example
      ? `<span class="badge" data-word="example" data-hint="exampleHint" title="${word('exampleHint')}">${word('example')}</span> `
      : ''
  }<span class="unit">${escape(office.unitName)}</span></p>
</div>`;
}

export function assetUrl({ base, assets }: Pick<PageFacts, 'base' | 'assets'>, name: string): string {
  return `${base}/assets/${assets.version}/${name}`;
}

/** A picture of the sprite in the page. */
export function use(icon: string): string {
  return `<svg class="icon" aria-hidden="true"><use href="#i-${icon}"/></svg>`;
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A letter as mail: plain text and simple HTML that say the same, no pictures, nothing that tells who read it. Pure. */
import type { Letter } from '../../services/email/letter.ts';
import { spansOf } from '../markup.ts';
import type { Span } from '../markup.ts';

export interface Stationery {
  /** the office's name */
  name: string;
  address: string;
  phone: string;
}

/** `text`: paragraphs in the neutral markup, an empty line between them. */
export interface Sheet {
  text: string;
  links: Letter['links'];
  why: string;
  language: Letter['language'];
}

export function plainOf({ text, links, why }: Sheet, office: Stationery): string {
  const body = spansOf(text)
    .map((span) => span.text)
    .join('');
  const named = links.map(({ label, url }) => `${label}:\n${url}`);
  return [body, ...named, `--\n${[...footOf(office), '', why].join('\n')}`].join('\n\n');
}

export function htmlOf({ text, links, why, language }: Sheet, office: Stationery): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${spansOf(paragraph).map(marked).join('')}</p>`);
  const buttons = links.map(
    ({ label, url }) =>
      `<p style="margin:0 0 12px"><a href="${escaped(url)}" style="color:#0b5394;font-weight:600">${escaped(label)}</a></p>`,
  );
  const foot = footOf(office).map(escaped).join('<br>');
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(office.name)}</title></head>`,
    '<body style="margin:0;padding:24px 16px;background:#f4f6f8;color:#1f2933;font:16px/1.5 Arial,Helvetica,sans-serif">',
    '<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">',
    `<p style="margin:0 0 20px;font-size:14px;font-weight:700;color:#0b5394">${escaped(office.name)}</p>`,
    ...paragraphs,
    ...buttons,
    '<hr style="border:0;border-top:1px solid #d9dee3;margin:24px 0 16px">',
    `<p style="margin:0;font-size:13px;color:#52606d">${foot}<br><br>${escaped(why)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

function footOf({ name, address, phone }: Stationery): string[] {
  return [name, address, phone].filter((line) => line !== '');
}

function marked({ text, style }: Span): string {
  const words = escaped(text).replaceAll('\n', '<br>');
  if (style === 'bold') return `<strong>${words}</strong>`;
  return style === 'code' ? `<code>${words}</code>` : words;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

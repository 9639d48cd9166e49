import type { ComponentChildren } from 'preact';
import { assetUrl } from '../../assets.ts';

/** htmx without the two habits that a strict content security policy forbids, and shown pages for refused forms. */
const HTMX = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  selfRequestsOnly: true,
});

/** The HTML around every page. */
export function HtmlDocument({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="htmx-config" content={HTMX} />
        <title>{`${title} · Gerai PST`}</title>
        <link rel="icon" href={assetUrl('gerai.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('tabler.min.css')} />
        <link rel="stylesheet" href={assetUrl('panel.css')} />
        <script src={assetUrl('htmx.min.js')} defer />
        <script src={assetUrl('panel.js')} defer />
      </head>
      {children}
    </html>
  );
}

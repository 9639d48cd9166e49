/** The frame of every public page, and how it is sent. Indonesian first, English beside it where the browser asks for it. */
import type { Request, Response } from 'express';
import type { ComponentChildren, VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { readOffice } from '../services/office.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { ServiceContext } from '../services/context.ts';

export interface PageContent {
  /** of the window and, as h1, of the page */
  title: string;
  body: ComponentChildren;
  /** search engines keep out: personal or momentary pages */
  hidden?: boolean;
  /** when it is known better than by the browser */
  language?: Language;
  /** address of a script that makes the page more comfortable */
  script?: string;
}

/** The browser's language, when it is one of ours. */
export function languageOf(req: Request): Language {
  return req.acceptsLanguages('id', 'en') === 'en' ? 'en' : 'id';
}

export async function sendPage(
  ctx: ServiceContext,
  req: Request,
  res: Response,
  status: number,
  { title, body, hidden = true, language = languageOf(req), script }: PageContent,
): Promise<void> {
  const { office } = await readOffice(ctx);
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {hidden ? <meta name="robots" content="noindex" /> : null}
        <title>{`${title} – ${office.name}`}</title>
        <link rel="icon" href="/aset/gerai.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/aset/public.css" />
        {script === undefined ? null : <script src={script} defer />}
      </head>
      <body>
        <header class="top">
          <a href="/">
            <img src="/aset/gerai.svg" alt="" width="36" height="36" />
            <span>
              <strong>{office.name}</strong>
              <small>{office.unitName}</small>
            </span>
          </a>
        </header>
        {office.example ? (
          <p class="example">
            {language === 'id'
              ? 'Kantor contoh: data di sini bukan data resmi.'
              : 'Example office: nothing here is official.'}
          </p>
        ) : null}
        <main>
          <h1>{title}</h1>
          {body}
        </main>
        <footer>
          <address>
            {office.address} · {office.phone} · {office.email}
          </address>
        </footer>
      </body>
    </html>
  );
  send(res, status, page);
}

function send(res: Response, status: number, page: VNode): void {
  res
    .status(status)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', Vary: 'Accept-Language' })
    .send(`<!doctype html>${renderToStaticMarkup(page)}`);
}

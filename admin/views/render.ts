import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Sends a whole page. */
export function sendPage(res: Response, page: VNode, status = 200): void {
  res
    .status(status)
    .type('html')
    .send(`<!doctype html>${renderToString(page)}`);
}

/** Sends a part of a page, for htmx to put in its place. */
export function sendPart(res: Response, part: VNode): void {
  res.type('html').send(renderToString(part));
}

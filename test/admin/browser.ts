/** A browser without JavaScript: cookies, pages, forms. */
import { formsIn, textOf, type PageForm } from './form.ts';

export interface Page {
  status: number;
  url: string;
  headers: Headers;
  html: string;
  /** as a reader sees it */
  text: string;
  forms: PageForm[];
}

export type Fields = Record<string, string>;

export class Browser {
  readonly origin: string;
  readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  get(path: string, headers: Fields = {}): Promise<Page> {
    return this.follow(path, { headers });
  }

  /** Sends fields as they are, with nothing that a page would have added. */
  post(path: string, fields: Fields, headers: Fields = {}): Promise<Page> {
    return this.follow(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Fills in the form of a page whose address is `action` and sends it. */
  submit(page: Page, action: string | RegExp, typed: Fields = {}): Promise<Page> {
    const form = formOn(page, action);
    return this.post(form.action, { ...form.fields, ...typed });
  }

  /** Sends a multipart form in the order given; a file is [name, bytes]. */
  upload(path: string, parts: [name: string, value: string | { name: string; bytes: Uint8Array }][]): Promise<Page> {
    const form = new FormData();
    for (const [name, value] of parts) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, new Blob([Buffer.from(value.bytes)]), value.name);
    }
    return this.follow(path, { method: 'POST', body: form });
  }

  /** One answer, redirects not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  private async follow(path: string, init: RequestInit): Promise<Page> {
    const response = await this.fetch(path, init);
    const location = response.headers.get('location');
    if (location !== null) {
      await response.arrayBuffer();
      return this.follow(location, {});
    }
    const html = await response.text();
    return {
      status: response.status,
      url: path,
      headers: response.headers,
      html,
      text: textOf(html),
      forms: formsIn(html),
    };
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export function formOn(page: Page, action: string | RegExp): PageForm {
  const form = page.forms.find((each) =>
    typeof action === 'string' ? each.action === action : action.test(each.action),
  );
  if (!form)
    throw new Error(
      `No form to ${String(action)} on ${page.url} (${page.status}): ${page.forms.map((f) => f.action).join(', ')}`,
    );
  return form;
}

/** The token that the forms of a signed-in browser carry. */
export async function csrfOf(browser: Browser): Promise<string> {
  return (await browser.get('/panel/akun')).forms[0]?.fields['_csrf'] ?? '';
}

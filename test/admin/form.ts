/** Reads the forms of a page as a browser without JavaScript would send them. */

export interface PageForm {
  action: string;
  method: string;
  /** what the fields hold before anything is typed; of radios and boxes only the ticked ones */
  fields: Record<string, string>;
  html: string;
}

export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', body = '']) => ({
    action: attribute(attributes, 'action') ?? '',
    method: (attribute(attributes, 'method') ?? 'get').toLowerCase(),
    fields: fieldsIn(body),
    html: body,
  }));
}

function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, attributes = ''] of html.matchAll(/<input\b([^>]*?)\/?>/g)) {
    const name = attribute(attributes, 'name');
    const type = attribute(attributes, 'type') ?? 'text';
    const ticked = type !== 'radio' && type !== 'checkbox' ? true : /\schecked\b/.test(attributes);
    if (name === undefined || type === 'file' || !ticked) continue;
    fields[name] = attribute(attributes, 'value') ?? (type === 'checkbox' ? 'on' : '');
  }
  for (const [, attributes = '', text = ''] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(attributes, 'name');
    if (name !== undefined) fields[name] = decode(text).replace(/^\n/, '');
  }
  for (const [, attributes = '', body = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(attributes, 'name');
    const options = [...body.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? '';
    if (name !== undefined) fields[name] = attribute(chosen, 'value') ?? '';
  }
  return fields;
}

/** The text that a reader sees, without markup. */
export function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=\\s|$|/)`).exec(attributes);
  return match ? decode(match[1] ?? '') : undefined;
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

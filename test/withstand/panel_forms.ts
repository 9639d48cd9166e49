/** The forms of a panel page, as a browser without JavaScript fills and sends them. */
export interface PageForm {
  action: string;
  /** every field with the value that the page gave it */
  fields: Map<string, string>;
}

export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
    action: attribute(head, 'action'),
    fields: new Map([...inputsIn(inside), ...textAreasIn(inside)]),
  }));
}

function inputsIn(html: string): [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']): [string, string][] => {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (name === '' || type === 'file' || (type === 'radio' && !/\bchecked\b/.test(tag))) return [];
    return [[name, attribute(tag, 'value')]];
  });
}

function textAreasIn(html: string): [string, string][] {
  return [...html.matchAll(/<textarea\b([^>]*)>([^]*?)<\/textarea>/g)].map(([, tag = '', text = '']) => [
    attribute(tag, 'name'),
    unescaped(text),
  ]);
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

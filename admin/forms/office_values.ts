/** Between a topic's value and the fields of its form. The service judges the value; nothing is corrected here. */
import type { OfficeField, TopicForm } from './office_fields.ts';
import type { Values } from './form.ts';

/** What a field is called in the form. */
export function nameOf({ path }: Pick<OfficeField, 'path'>): string {
  return path === '' ? 'value' : path;
}

/** The form filled from a topic's value. */
export function valuesOfTopic(fields: readonly OfficeField[], value: unknown): Values {
  const values: Record<string, string> = {};
  for (const field of fields) {
    const part = at(value, field.path);
    if (field.kind === 'kinds' && Array.isArray(part)) {
      for (const kind of part) values[`${nameOf(field)}.${String(kind)}`] = 'on';
    } else if (field.kind === 'paragraphs') {
      values[nameOf(field)] = paragraphsText(value, field.path);
    } else if (field.kind === 'services') {
      values[nameOf(field)] = servicesText(part);
    } else if (field.kind === 'spans') {
      values[nameOf(field)] = spansText(part);
    } else if (field.kind === 'check') {
      if (part === true) values[nameOf(field)] = 'on';
    } else {
      values[nameOf(field)] = String(part ?? '');
    }
  }
  return values;
}

/** The topic's value of a filled form. */
export function topicOfValues({ fields, emptyAsNull = [] }: TopicForm, values: Values): unknown {
  const whole = fields.find(({ path }) => path === '');
  if (whole) return partOf(whole, values);
  const topic: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.kind === 'paragraphs') putParagraphs(topic, field.path, values[nameOf(field)] ?? '');
    else put(topic, field.path.split('.'), partOf(field, values));
  }
  for (const part of emptyAsNull) if (isEmpty(topic[part])) topic[part] = null;
  return topic;
}

/** 'clauses.en': the English of each of the list `clauses`. */
function paragraphsText(topic: unknown, path: string): string {
  const [list = '', language = ''] = path.split('.');
  const texts = at(topic, list);
  return Array.isArray(texts) ? texts.map((text) => String(at(text, language) ?? '')).join('\n\n') : '';
}

/** Puts one language beside the other; a paragraph without its partner is for the service to refuse. */
function putParagraphs(topic: Record<string, unknown>, path: string, typed: string): void {
  const [list = '', language = ''] = path.split('.');
  const texts = (topic[list] ?? []) as Record<string, string>[];
  const paragraphs = typed
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  paragraphs.forEach((paragraph, index) => (texts[index] = { ...texts[index], [language]: paragraph }));
  topic[list] = texts;
}

function isEmpty(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.values(part).every((value) => value === '');
}

function partOf(field: OfficeField, values: Values): unknown {
  const typed = (values[nameOf(field)] ?? '').trim();
  switch (field.kind) {
    case 'number':
      return /^\d+$/.test(typed) ? Number(typed) : NaN;
    case 'check':
      return typed === 'on';
    case 'spans':
      return typed === ''
        ? undefined
        : typed.split(/[,;]/).map((span) =>
            span
              .trim()
              .replaceAll('.', ':')
              .split(/\s*[-–]\s*/),
          );
    case 'services':
      return servicesIn(typed);
    case 'kinds': {
      const prefix = `${nameOf(field)}.`;
      return Object.keys(values)
        .filter((name) => name.startsWith(prefix) && values[name] === 'on')
        .map((name) => name.slice(prefix.length));
    }
    default:
      return typed;
  }
}

/** 'A | Perpustakaan | Library', a line each. */
function servicesText(services: unknown): string {
  if (!Array.isArray(services)) return '';
  return services
    .map((service) => ['code', 'name.id', 'name.en'].map((path) => String(at(service, path) ?? '')).join(' | '))
    .join('\n');
}

function servicesIn(typed: string): unknown[] {
  return typed
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [code = '', id = '', en = ''] = line.split('|').map((part) => part.trim());
      return { code: code.toUpperCase(), name: { id, en } };
    });
}

function spansText(spans: unknown): string {
  if (!Array.isArray(spans)) return '';
  return spans.map((span) => (Array.isArray(span) ? span.join('-') : '')).join(', ');
}

function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path
    .split('.')
    .reduce<unknown>((branch, name) => (branch as Record<string, unknown> | null | undefined)?.[name], value);
}

function put(tree: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (value === undefined) return;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const branch = (tree[name] ?? {}) as Record<string, unknown>;
  tree[name] = branch;
  put(branch, rest, value);
}

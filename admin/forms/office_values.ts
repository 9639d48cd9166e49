/** Between a topic's value and the fields of its form. The service judges the value; nothing is corrected here. */
import type { OfficeField } from './office_fields.ts';
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
export function topicOfValues(fields: readonly OfficeField[], values: Values): unknown {
  const whole = fields.find(({ path }) => path === '');
  if (whole) return partOf(whole, values);
  const topic: Record<string, unknown> = {};
  for (const field of fields) put(topic, field.path.split('.'), partOf(field, values));
  return topic;
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
    case 'kinds': {
      const prefix = `${nameOf(field)}.`;
      return Object.keys(values)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
    }
    default:
      return typed;
  }
}

function spansText(spans: unknown): string {
  if (!Array.isArray(spans)) return '';
  return spans.map((span) => (Array.isArray(span) ? span.join('-') : '')).join(', ');
}

function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path
    .split('.')
    .reduce<unknown>((branch, name) => (branch as Record<string, unknown> | undefined)?.[name], value);
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

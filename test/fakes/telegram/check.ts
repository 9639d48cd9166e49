/** A call held against the Bot API's own description: every field, every type, every stated limit. */
import { fieldsOf, parametersOf } from './api_table.ts';
import type { Field, Shape } from './api_table.ts';
import { readHtml, readPlain } from './html.ts';
import { problemsOfCall, problemsOfObject } from './rules.ts';
import type { Problem } from './rules.ts';
import { Upload } from './upload.ts';

export type Payload = Record<string, unknown>;

export interface Checked {
  /** with forms read: numbers, truth values and JSON are what they stand for */
  payload: Payload;
  /** Telegram's words where they are known, without 'Bad Request: ' */
  problems: Problem[];
}

/** Numbers of the Bot API that may have a fraction; all others are Integer, which the declarations do not tell apart. */
const FRACTIONS = /latitude|longitude|accuracy|shift|scale|timestamp|angle|percentage|width|height/;

/** `form`: the values came as texts (multipart, urlencoded) and stand for what the method takes. */
export function checkCall(method: string, given: Payload, form: boolean): Checked {
  const fields = parametersOf(method);
  const payload: Payload = {};
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name);
    payload[name] = field ? meant(value, field.shape, form) : value;
  }
  const problems = problemsOfFields(fields, payload, '');
  return { payload, problems: [...new Set([...problems, ...problemsOfCall(method, payload)])] };
}

/** Of an object that the Bot API names, such as an update; for tests of the fake itself. */
export function problemsOf(name: string, value: unknown): Problem[] {
  return problemsOfShape({ kind: 'object', name }, value, name);
}

/** Telegram reads a JSON text wherever it expects an object or a list; numbers as texts only in forms. */
function meant(value: unknown, shape: Shape, form: boolean): unknown {
  if (typeof value !== 'string' || takes(shape, 'string')) return value;
  if (takes(shape, 'object') || takes(shape, 'array')) return parsed(value);
  if (form && takes(shape, 'number') && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (form && takes(shape, 'boolean') && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}

function takes(shape: Shape, kind: Shape['kind']): boolean {
  return shape.kind === kind || (shape.kind === 'union' && shape.of.some((one) => takes(one, kind)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function problemsOfFields(fields: ReadonlyMap<string, Field>, value: Payload, path: string): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(value)) {
    if (!fields.has(name)) problems.push(`unknown field ${path}${name}`);
  }
  for (const field of fields.values()) {
    const given = value[field.name];
    if (given !== undefined) problems.push(...problemsOfField(field, given, value, path));
    else if (field.required) problems.push(inItsWords(field, 'missing') ?? `${path}${field.name} is required`);
  }
  return problems;
}

function problemsOfField(field: Field, value: unknown, within: Payload, path: string): Problem[] {
  const place = `${path}${field.name}`;
  const problems = problemsOfShape(field.shape, value, place);
  if (problems.length > 0) return problems;
  const length = lengthOf(field, value, within);
  if (typeof length === 'string') return [length];
  const { least, most, in: unit } = field.limits;
  if (length < least) problems.push(inItsWords(field, 'short') ?? `${place}: ${length} ${unit}, least ${least}`);
  if (length > most) problems.push(inItsWords(field, 'long') ?? `${place}: ${length} ${unit}, most ${most}`);
  if (field.pattern && typeof value === 'string' && !field.pattern.expression.test(value)) {
    problems.push(inItsWords(field, 'pattern') ?? `${place} ${field.pattern.says}`);
  }
  return problems;
}

/** In the unit of the limit; or the problem of markup that cannot be read. */
function lengthOf({ limits }: Field, value: unknown, within: Payload): number | Problem {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return limits.least;
  if (limits.in === 'bytes') return Buffer.byteLength(value);
  if (!limits.seen) return value.length;
  const mode = within['parse_mode'];
  if (mode === 'MarkdownV2' || mode === 'Markdown') return `the fake reads HTML, not ${mode}`;
  if (mode !== 'HTML') return readPlain(value).text.length;
  const reading = readHtml(value);
  return reading.ok ? reading.seen.text.length : reading.problem;
}

const IN_ITS_WORDS: Record<string, Problem> = {
  'text missing': 'message text is empty',
  'text short': 'message text is empty',
  'text long': 'message is too long',
  'caption long': 'message caption is too long',
  'chat_id missing': 'chat_id is empty',
  'callback_data short': 'BUTTON_DATA_INVALID',
  'callback_data long': 'BUTTON_DATA_INVALID',
  'command pattern': 'BOT_COMMAND_INVALID',
  'command short': 'BOT_COMMAND_INVALID',
  'command long': 'BOT_COMMAND_INVALID',
  'secret_token pattern': 'secret token contains unallowed characters',
};

/** 'text' is that of a message only where markup is read. */
function inItsWords({ name, limits }: Field, what: 'missing' | 'short' | 'long' | 'pattern'): Problem | undefined {
  if (name === 'text' && !limits.seen) return undefined;
  return IN_ITS_WORDS[`${name} ${what}`];
}

function problemsOfShape(shape: Shape, value: unknown, place: string): Problem[] {
  switch (shape.kind) {
    case 'string':
    case 'boolean':
      return typeof value === shape.kind ? [] : [`${place} must be a ${shape.kind}`];
    case 'number':
      return isNumber(value, place) ? [] : [`${place} must be a number`];
    case 'literal':
      return value === shape.value ? [] : [`${place} must be ${JSON.stringify(shape.value)}`];
    case 'file':
      return value instanceof Upload ? [] : [`${place} must be a file`];
    case 'array':
      if (!Array.isArray(value)) return [`${place} must be a list`];
      return value.flatMap((item: unknown, index) => problemsOfShape(shape.of, item, `${place}[${index}]`));
    case 'object':
      return isObject(value) ? problemsWithin(shape.name, value, place) : [`${place} must be an object`];
    case 'union':
      return problemsOfUnion(shape.of, value, place);
  }
}

/** The rules over several fields hold for an object whose fields are right one by one. */
function problemsWithin(name: string, value: Payload, place: string): Problem[] {
  const problems = problemsOfFields(fieldsOf(name), value, `${place}.`);
  return problems.length > 0 ? problems : problemsOfObject(name, value);
}

/** None if one of the choices fits; else those of the choice that is nearest. */
function problemsOfUnion(choices: readonly Shape[], value: unknown, place: string): Problem[] {
  const values = choices.flatMap((one) => (one.kind === 'literal' ? [JSON.stringify(one.value)] : []));
  if (values.length === choices.length) {
    return values.includes(JSON.stringify(value)) ? [] : [`${place} must be one of ${values.join(', ')}`];
  }
  const each = choices.map((one) => problemsOfShape(one, value, place));
  return each.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function isNumber(value: unknown, place: string): boolean {
  return typeof value === 'number' && (FRACTIONS.test(place) ? Number.isFinite(value) : Number.isSafeInteger(value));
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Upload);
}

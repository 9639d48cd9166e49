/** So that a change of the declarations' form cannot make every check pass by finding nothing. */
import { expect, it } from 'vitest';
import { fieldsOf, METHODS, methodNamed, parametersOf } from './api_table.ts';
import type { Shape } from './api_table.ts';

it('reads the whole of the Bot API', () => {
  const objects = new Set<string>();
  const walk = (shape: Shape): void => {
    if (shape.kind === 'array') walk(shape.of);
    if (shape.kind === 'union') shape.of.forEach(walk);
    if (shape.kind !== 'object' || objects.has(shape.name)) return;
    objects.add(shape.name);
    for (const field of fieldsOf(shape.name).values()) walk(field.shape);
  };
  for (const method of METHODS) for (const field of parametersOf(method).values()) walk(field.shape);
  for (const field of fieldsOf('TelegramUpdate').values()) walk(field.shape);
  expect(METHODS.length).toBeGreaterThan(180);
  expect(objects.size).toBeGreaterThan(300);
  expect(methodNamed('getme')).toBe('getMe');
});

it.each([
  ['sendMessage', 'text', { required: true, limits: { in: 'characters', least: 1, most: 4096, seen: true } }],
  ['sendDocument', 'caption', { required: false, limits: { in: 'characters', least: 0, most: 1024, seen: true } }],
  ['setWebhook', 'max_connections', { limits: { in: 'number', least: 1, most: 100 } }],
  ['sendMediaGroup', 'media', { required: true, limits: { in: 'items', least: 2, most: 10 } }],
  ['sendChatAction', 'chat_id', { shape: { kind: 'union', of: [{ kind: 'number' }, { kind: 'string' }] } }],
  ['getUpdates', 'timeout', { limits: { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY } }],
])('%s: %s', (method, field, expected) => {
  expect(parametersOf(method).get(field)).toMatchObject(expected);
});

it('knows the bytes of a button', () => {
  const limits = fieldsOf('TelegramInlineKeyboardButton').get('callback_data')?.limits;
  expect(limits).toEqual({ in: 'bytes', least: 1, most: 64, seen: false });
});

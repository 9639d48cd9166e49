/** What an answer changes in the abstraction (docs/domain.md 4), and what is said about what could not be taken. Pure. */
import { ABSTRACTION_LENGTH, missingFields } from '../../../domain/abstraction.ts';
import type { Abstraction, AbstractionField } from '../../../domain/abstraction.ts';
import { readAbstractionForm } from '../../understanding/abstraction.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';
import { atHand, fieldLabel, fieldLines, personOf, valueOf } from './abstraction_texts.ts';

export function isUntouched({ fields, file }: Abstraction): boolean {
  return file === null && Object.keys(fields).length === 0;
}

export function written({ abstraction: { fields, ...rest } }: Context, field: AbstractionField, value: string) {
  return { abstraction: { ...rest, fields: { ...fields, [field]: value } } };
}

/** Written, and the next one asked. */
export function answered(context: Context, field: AbstractionField, value: string): Partial<Context> {
  return { ...written(context, field, value), asking: context.asking.slice(1) };
}

export function added(context: Context, more: string): string {
  return `${valueOf(context.abstraction, atHand(context))}\n${more}`;
}

export function lengthOf(value: string): number {
  return Array.from(value).length;
}

export function withFile(context: Context, file: { id: string; name: string }): Partial<Context> {
  return {
    abstraction: { ...context.abstraction, file },
    asking: context.asking.filter((field) => field === 'title'),
  };
}

/** What a pasted form says takes the place of what was there; what it leaves out stays. */
export function withForm(context: Context, given: string): Partial<Context> {
  const { fields } = readAbstractionForm(given);
  return {
    abstraction: { ...context.abstraction, fields: { ...context.abstraction.fields, ...fields }, file: null },
    asking: context.asking.filter((field) => fields[field] === undefined),
  };
}

export function formSays(context: Context, given: string): Say[] {
  const { fields, tooLong: unread } = readAbstractionForm(given);
  const after = { ...context, ...withForm(context, given) };
  const missing = missingFields(after.abstraction, personOf(context)).filter((field) => !unread.includes(field));
  return [
    bubble(
      text('abstraction.read', {
        lines: fieldLines(fields),
        missing: missing.length === 0 ? text('nothing') : text('abstraction.readMissing', { count: missing.length }),
      }),
    ),
    ...tooLongOf(unread),
  ];
}

export function unreadSays(given: string): Say[] {
  const { tooLong: unread } = readAbstractionForm(given);
  return unread.length > 0 ? tooLongOf(unread) : [bubble(text('abstraction.unread'))];
}

function tooLongOf(fields: AbstractionField[]): Say[] {
  return fields.map((field) =>
    bubble(text('abstraction.fieldTooLong', { field: fieldLabel(field), limit: ABSTRACTION_LENGTH })),
  );
}

export function tooLongSays(length: number): Say[] {
  return [bubble(text('abstraction.tooLong', { length, limit: ABSTRACTION_LENGTH }))];
}

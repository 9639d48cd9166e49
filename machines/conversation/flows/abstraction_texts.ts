/** How the abstraction (docs/domain.md 4) is asked and shown: its questions, its overview, and the data as ordered. */
import { ABSTRACTION_FIELDS, missingFields, needsSupervisor } from '../../../domain/abstraction.ts';
import type { Abstraction, AbstractionField } from '../../../domain/abstraction.ts';
import type { ItemRequest } from '../../../domain/request.ts';
import { renderText } from '../../texts/render.ts';
import { text } from '../../texts/text.ts';
import type { Localized, Text } from '../../texts/text.ts';
import { about, paged } from '../ask.ts';
import type { Context } from '../context.ts';
import type { Answer, Question } from '../question.ts';

/** Answered in one message; the others may come in several. */
const SHORT: ReadonlySet<AbstractionField> = new Set(['title', 'period', 'access', 'supervisor']);

/** Characters of a field in a list of fields, and where the field itself is asked. */
const IN_A_LIST = 70;
const BY_ITSELF = 600;
/** More regions or variables than this are counted, not named. */
const NAMED = 30;

/** A form pasted as a whole may be as long as several fields. */
export const LONGEST_FORM = 20_000;

export function isShort(field: AbstractionField): boolean {
  return SHORT.has(field);
}

/** Who answers, as the rules on fields need it. */
export function personOf({ profile }: Context): Parameters<typeof missingFields>[1] {
  return profile ?? { occupation: 'other', segment: 'other' };
}

/** The field being asked: the first of those to be asked, else the first that is missing. */
export function atHand(context: Context): AbstractionField {
  return context.asking[0] ?? missingFields(context.abstraction, personOf(context))[0] ?? 'title';
}

export function valueOf({ fields }: Abstraction, field: AbstractionField): string {
  return fields[field] ?? '';
}

/** The fields that this person fills in; with a file only the title (docs/domain.md 4). */
export function fieldsDue(context: Context): AbstractionField[] {
  if (context.abstraction.file !== null) return ['title'];
  return ABSTRACTION_FIELDS.filter((field) => field !== 'supervisor' || needsSupervisor(personOf(context)));
}

/** The officer's words on a field of a returned order (B6, R11). */
export function returnedWords(context: Context, field: AbstractionField): string[] {
  if (context.writing !== 'order') return [];
  return (context.order?.abstractionReturned ?? []).filter((one) => one.field === field).map(({ reason }) => reason);
}

export function fieldQuestion(context: Context): Question {
  const field = atHand(context);
  const value = valueOf(context.abstraction, field);
  const offered = value === '' && field === 'data' ? orderedData(context) : '';
  const due = fieldsDue(context);
  return {
    text: text('abstraction.parts', {
      parts: [
        ...returnedWords(context, field).map((words) => text('abstraction.returned', { words })),
        text(`abstraction.ask.${field}`),
        ...(value === '' ? [] : [text('abstraction.now', { value: shortened(value, BY_ITSELF) })]),
        ...(offered === '' ? [] : [text('abstraction.offered', { value: shortened(offered, BY_ITSELF) })]),
      ],
    }),
    answers:
      value === '' && offered === ''
        ? []
        : [
            {
              id: `abstraction.keep:${field}`,
              label: value === '' ? text('abstraction.take') : text('abstraction.keep'),
              means: 'yes',
            },
          ],
    // "selanjutnya", "selesai" leave it as it is too
    beyond: value === '' && offered === '' ? [] : alsoMeant('abstraction.keep', field, ['next', 'done']),
    accepts: 'text',
    longest: LONGEST_FORM,
    sealed: true,
    ...(value === '' && context.writing === 'basket' && due.length > 1
      ? { progress: { step: due.indexOf(field) + 1, of: due.length } }
      : {}),
  };
}

/** After a part of a long field. */
export function moreQuestion(context: Context): Question {
  const field = atHand(context);
  return {
    text: text('abstraction.more', { field: fieldLabel(field) }),
    answers: [
      { id: `abstraction.next:${field}`, label: text('abstraction.next'), means: 'done' },
      { id: `abstraction.rewrite:${field}`, label: text('abstraction.rewrite') },
    ],
    beyond: alsoMeant('abstraction.next', field, ['yes', 'next']),
    accepts: 'text',
    longest: LONGEST_FORM,
    sealed: true,
  };
}

/** The same answer under further meanings, each an answer of its own: "ok", "berikutnya", "sudah" all go on. */
function alsoMeant(act: string, field: AbstractionField, meanings: ('yes' | 'next' | 'done')[]): Answer[] {
  return meanings.map((means) => ({ id: `${act}.${means}:${field}`, label: text(`abstraction.also.${means}`), means }));
}

export function uploadQuestion(context: Context): Question {
  const reasons =
    context.writing === 'order' ? (context.order?.abstractionReturned ?? []).map((one) => ({ ...one })) : [];
  return {
    text: text('abstraction.parts', {
      parts: [
        ...reasons.map(({ field, reason }) =>
          text('abstraction.returnedOf', { field: fieldLabel(field), words: reason }),
        ),
        text('abstraction.upload'),
      ],
    }),
    answers: [
      ...(context.abstraction.file === null
        ? []
        : [{ id: 'abstraction.keepFile', label: text('abstraction.keepFile'), means: 'next' as const }]),
      { id: 'abstraction.fields', label: text('abstraction.fields') },
    ],
    accepts: 'file',
    sealed: true,
  };
}

export function fieldLabel(field: AbstractionField): Text {
  return text(`abstraction.field.${field}`);
}

/** One line a field: enough to recognise it; its own question shows it at length. */
export function fieldLines(fields: Abstraction['fields']): Text[] {
  return ABSTRACTION_FIELDS.flatMap((field) => {
    const value = fields[field] ?? '';
    if (value === '') return [];
    return [text('abstraction.line', { label: fieldLabel(field), value: shortened(value, IN_A_LIST) })];
  });
}

export function checkQuestion(context: Context): Question {
  const { abstraction, writing, order } = context;
  const lines =
    abstraction.file === null
      ? fieldLines(abstraction.fields)
      : [
          ...fieldLines({ title: valueOf(abstraction, 'title') }),
          text('abstraction.line', { label: text('abstraction.file'), value: abstraction.file.name }),
        ];
  return {
    text:
      writing === 'basket'
        ? text('abstraction.check', { lines })
        : text(isReturned(order) ? 'abstraction.checkReturned' : 'abstraction.checkOrder', {
            lines,
            code: order?.code ?? '',
          }),
    answers: [
      ...(writing === 'basket' ? [right] : sendAnswers(order)),
      { id: 'abstraction.change', label: text('abstraction.change'), means: 'no' },
    ],
    accepts: 'answers',
    sealed: true,
  };
}

const right: Answer = { id: 'abstraction.right', label: text('abstraction.right'), means: 'yes' };

function isReturned(order: Context['order']): boolean {
  return order?.acts.includes('resubmit') === true;
}

/** A returned order is sent back along with what was changed, or what was changed is only kept (B6, R11). */
function sendAnswers(order: Context['order']): Answer[] {
  const send = about('abstraction.send', order);
  if (!isReturned(order)) return [{ id: send, label: text('abstraction.send'), means: 'yes' }];
  return [
    { id: about('abstraction.sendAgain', order), label: text('abstraction.sendAgain'), means: 'yes' },
    { id: send, label: text('abstraction.saveOnly') },
  ];
}

export function choosingQuestion(context: Context): Question {
  const answers: Answer[] = [
    ...fieldsDue(context).map((field) => ({ id: `abstraction.of:${field}`, label: fieldLabel(field) })),
    ...(context.abstraction.file === null
      ? [{ id: 'abstraction.asFile', label: text('abstraction.asFile') }]
      : [
          { id: 'abstraction.asFile', label: text('abstraction.otherFile') },
          { id: 'abstraction.fields', label: text('abstraction.fields') },
        ]),
    { id: 'abstraction.done', label: text('abstraction.done'), means: 'done' },
  ];
  return { text: text('abstraction.which'), ...paged(answers, context.page), accepts: 'answers', sealed: true };
}

/** What was ordered, in words, as the field asks for it: survey, year, regions, variables. */
export function orderedData(context: Context): string {
  const ordered =
    context.writing === 'order'
      ? (context.order?.titles ?? []).map((title, at) => ({ title, request: context.order?.requests[at] ?? null }))
      : context.basket.map(({ product, request }) => ({ title: product.title, request }));
  const lines = ordered.flatMap(({ title, request }) => (request === null ? [] : [requestLine(title, request)]));
  // the field is kept as text; no value of these lines is written by the office's clock
  const wording = { language: context.language, timeZone: 'UTC', overrides: new Map() };
  return lines.map((line) => renderText(line, wording)).join('\n');
}

function requestLine(title: Localized, request: ItemRequest): Text {
  if (request.kind === 'map') {
    return text('abstraction.data.map', {
      title,
      level: text(`abstraction.level.${request.level}`),
      regions: named(request.regions.map(({ name }) => name)),
    });
  }
  const { round, level, variables, regions, table } = request;
  return text('abstraction.data.microdata', {
    title,
    round,
    level,
    variables: variables === 'all' ? text('abstraction.data.all') : named(variables.map(({ label }) => label)),
    regions: regions === 'all' ? text('abstraction.data.all') : named(regions.map(({ name }) => name)),
    table: table === null ? text('nothing') : text('abstraction.data.table', { table }),
  });
}

function named(names: string[]): Text {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length <= NAMED
    ? text('any', { value: shown })
    : text('abstraction.data.more', { names: shown, count: names.length - NAMED });
}

function shortened(value: string, most: number): string {
  const letters = Array.from(most === IN_A_LIST ? value.replace(/\s+/g, ' ') : value);
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most).join('').trimEnd()}…`;
}

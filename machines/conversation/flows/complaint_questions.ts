/** What is asked while a complaint is told (./complaint_telling). */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { paged } from '../ask.ts';
import { COMPLAINT_CATEGORIES } from '../counter/complaints.ts';
import type { ComplaintDraft } from '../counter/complaints.ts';
import type { Context } from '../context.ts';
import type { Question } from '../question.ts';
import { draftOf, fieldsOf } from './complaint_draft.ts';
import type { DraftField } from './complaint_draft.ts';
import { shortened } from './complaint_texts.ts';
import { knownName } from './visit_draft.ts';

/** Characters of the text that the summary repeats. */
const SHOWN_IN_SUMMARY = 500;

export function anonymousQuestion(): Question {
  return {
    text: text('complaint.anonymous'),
    answers: [
      { id: 'anonymous.no', label: text('complaint.anonymous.no'), means: 'no' },
      { id: 'anonymous.yes', label: text('complaint.anonymous.yes'), means: 'yes' },
    ],
    accepts: 'answers',
    forgotten: 'telling',
  };
}

/** A matter of integrity is chosen here as well, and what is chosen is not kept (docs/domain.md 7). */
export function categoryQuestion(context: Context): Question {
  const draft = draftOf(context);
  const complaint = draft.kind === 'complaint';
  return {
    text: text('complaint.category'),
    answers: [
      ...COMPLAINT_CATEGORIES.filter((category) => complaint || category !== 'officer').map((category) => ({
        id: `category.${category}`,
        label: text(`complaint.category.${category}`),
      })),
      ...(complaint ? [{ id: 'category.integrity', label: text('complaint.category.integrity') }] : []),
    ],
    accepts: 'answers',
    forgotten: 'telling',
  };
}

export function aboutQuestion(context: Context): Question {
  return {
    text: text('complaint.about'),
    ...paged(
      [
        ...context.officers.map(({ id, name }) => ({ id: `about:${id}`, label: text('any', { value: name }) })),
        { id: 'about.unknown', label: text('complaint.about.unknown'), means: 'skip' as const },
      ],
      context.page,
    ),
    accepts: 'text',
    longest: 200,
    forgotten: 'telling',
  };
}

export function describeQuestion(context: Context): Question {
  const draft = draftOf(context);
  return {
    text: text(`complaint.describe.${draft.kind}`),
    answers: [],
    accepts: 'text or file',
    forgotten: 'telling',
  };
}

export function moreQuestion(context: Context): Question {
  const draft = draftOf(context);
  const files = draft.files.length;
  return {
    text:
      draft.text === ''
        ? text('complaint.moreNoText', { files })
        : text('complaint.more', {
            files: files === 0 ? text('nothing') : text('complaint.more.files', { count: files }),
          }),
    answers: [
      ...(draft.text === '' ? [] : [{ id: 'more.done', label: text('complaint.more.done'), means: 'done' as const }]),
      { id: 'more.rewrite', label: text('complaint.more.rewrite') },
    ],
    accepts: 'text or file',
    forgotten: 'telling',
  };
}

export function integrityQuestion(): Question {
  return {
    text: text('complaint.integrity.ask'),
    answers: [
      { id: 'integrity.yes', label: text('complaint.integrity.yes'), means: 'yes' },
      { id: 'integrity.no', label: text('complaint.integrity.no'), means: 'no' },
    ],
    accepts: 'answers',
    forgotten: 'brief',
  };
}

export function nameQuestion(context: Context): Question {
  const known = knownName(context);
  return {
    text: text('complaint.name'),
    answers: [
      ...(known === null ? [] : [{ id: 'name.known', label: text('any', { value: known }) }]),
      { id: 'name.none', label: text('word.skip'), means: 'skip' },
    ],
    accepts: 'text',
    longest: 200,
    forgotten: 'telling',
  };
}

export function orderQuestion(context: Context): Question {
  return {
    text: text('complaint.order'),
    ...paged(
      [
        { id: 'aboutOrder.none', label: text('complaint.order.none'), means: 'skip' as const },
        ...context.orders.map(({ code, title }) => ({
          id: `aboutOrder.${code}`,
          label: text('complaint.order.line', { code, title }),
        })),
      ],
      context.page,
    ),
    accepts: 'answers',
    forgotten: 'telling',
  };
}

export function contactQuestion({ profile }: Context): Question {
  return {
    text: text('complaint.contact'),
    answers: [
      { id: 'contact.none', label: text('complaint.contact.none'), means: 'skip' },
      ...(profile === null
        ? []
        : [{ id: 'contact.email', label: text('complaint.contact.email', { email: profile.email }) }]),
    ],
    accepts: 'text',
    longest: 200,
    forgotten: 'telling',
  };
}

export function summaryQuestion(context: Context): Question {
  const draft = draftOf(context);
  return {
    text: text('complaint.summary', {
      lines: fieldsOf(draft, context.profile !== null).map((field) => lineOf(context, field)),
    }),
    answers: [
      { id: 'complaint.send', label: text('complaint.send'), means: 'yes' },
      { id: 'complaint.change', label: text('complaint.change'), means: 'no' },
      { id: 'complaint.drop', label: text('complaint.drop') },
    ],
    accepts: 'answers',
    forgotten: draft.anonymous === true ? 'brief' : 'telling',
  };
}

export function changeQuestion(context: Context): Question {
  return {
    text: text('complaint.whichToChange'),
    answers: fieldsOf(draftOf(context), context.profile !== null).map((field) => ({
      id: `change.${field}`,
      label: text(`complaint.field.${field}`),
    })),
    accepts: 'answers',
    forgotten: 'telling',
  };
}

export function dropQuestion(): Question {
  return {
    text: text('complaint.drop.ask'),
    answers: [
      { id: 'drop.yes', label: text('complaint.drop.yes'), means: 'yes' },
      { id: 'drop.no', label: text('complaint.drop.no'), means: 'no' },
    ],
    accepts: 'answers',
    forgotten: 'telling',
  };
}

/** What was typed is shown as it was typed: it may have many lines, and stars of its own. */
function lineOf(context: Context, field: DraftField): Text {
  const draft = draftOf(context);
  if (field === 'text') return toldText(draft);
  return text(isTyped(draft, field) ? 'complaint.typed' : 'field.line', {
    label: text(`complaint.field.${field}`),
    value: valueOf(context, field),
  });
}

function isTyped({ name, contact, about }: ComplaintDraft, field: DraftField): boolean {
  if (field === 'about') return about !== null && about.officerId === null && about.name !== '';
  return (field === 'name' && name !== '') || (field === 'contact' && contact !== '');
}

function toldText(draft: ComplaintDraft): Text {
  return text('complaint.told', {
    kind: text(`complaint.kind.${draft.kind}`),
    text: shortened(draft.text, SHOWN_IN_SUMMARY),
    files: draft.files.length === 0 ? text('nothing') : text('complaint.more.files', { count: draft.files.length }),
  });
}

function valueOf(context: Context, field: Exclude<DraftField, 'text'>): Text {
  const draft = draftOf(context);
  switch (field) {
    case 'anonymous':
      return text(draft.anonymous === true ? 'complaint.anonymous.yes' : 'complaint.anonymous.no');
    case 'category':
      return text(`complaint.category.${draft.category ?? 'other'}`);
    case 'about':
      return draft.about?.name ? text('any', { value: draft.about.name }) : text('complaint.about.unknown');
    case 'name':
      return draft.name === null || draft.name === ''
        ? text('complaint.name.none')
        : text('any', { value: draft.name });
    case 'order':
      return draft.order === null || draft.order === ''
        ? text('complaint.order.none')
        : text('any', { value: draft.order });
    case 'contact':
      return draft.contact === null || draft.contact === ''
        ? text('complaint.contact.none')
        : text('any', { value: draft.contact });
  }
}

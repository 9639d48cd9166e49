/**
 * The questions of the registration (docs/domain.md 2.1, 4): one entry each. To add one, add it here, to `Profile`, and its
 * texts; order, progress, change and summary follow from the list.
 */
import {
  COUNTRIES,
  formatNpwp,
  parseCountry,
  parseEmail,
  parseName,
  parseNpwp,
  parsePhone,
} from '../../../domain/identity.ts';
import { OCCUPATIONS, SEGMENTS, USES } from '../../../domain/vocabulary.ts';
import { text } from '../../texts/text.ts';
import type { Text, Value } from '../../texts/text.ts';
import type { Profile } from '../effects.ts';
import type { Answer } from '../question.ts';

type Form = Partial<Profile>;
type Read = { ok: true; value: Form } | { ok: false; text: Text };

export interface ProfileField {
  name: 'name' | 'email' | 'phone' | 'segment' | 'institution' | 'occupation' | 'use' | 'country' | 'npwp';
  ask: Text;
  label: Text;
  /** fixed answers, or none for free text */
  answers: Answer[];
  /** whether anything but these answers is read */
  accepts: 'answers' | 'text';
  /** asked of this person at all */
  due(form: Form): boolean;
  answered(form: Form): boolean;
  readText(given: string): Read;
  readAnswer(id: string): Form;
  shown(form: Form): Value;
  /** what is typed is not kept in the transcript as it is */
  secret?: true;
}

const always = () => true;
const last = (id: string) => id.slice(id.lastIndexOf('.') + 1);
const onlyAnswers = (): Read => ({ ok: false, text: text('unknown') });

function oneOf<T extends string>(
  name: 'segment' | 'occupation' | 'use',
  values: readonly T[],
  texts: { ask: Text; label: Text; option: (value: T) => Text },
): ProfileField {
  return {
    name,
    ask: texts.ask,
    label: texts.label,
    answers: values.map((value) => ({ id: `${name}.${value}`, label: texts.option(value) })),
    accepts: 'answers',
    due: always,
    answered: (form) => form[name] !== undefined,
    readText: onlyAnswers,
    readAnswer: (id) => {
      const value = values.find((candidate) => candidate === last(id));
      return value === undefined ? {} : { [name]: value };
    },
    shown: (form) => {
      const value = values.find((candidate) => candidate === form[name]);
      return value === undefined ? '-' : texts.option(value);
    },
  };
}

function free(
  name: 'name' | 'email' | 'phone' | 'institution',
  texts: { ask: Text; label: Text; invalid: Text },
  parse: (given: string) => { ok: true; value: string } | { ok: false },
): ProfileField {
  return {
    name,
    ask: texts.ask,
    label: texts.label,
    answers: [],
    accepts: 'text',
    due: always,
    answered: (form) => form[name] !== undefined,
    readText: (given) => {
      const read = parse(given);
      return read.ok ? { ok: true, value: { [name]: read.value } } : { ok: false, text: texts.invalid };
    },
    readAnswer: () => ({}),
    shown: (form) => form[name] ?? '-',
  };
}

export const PROFILE_FIELDS: ProfileField[] = [
  free(
    'name',
    { ask: text('profile.name'), label: text('field.name'), invalid: text('profile.name.invalid') },
    parseName,
  ),
  free(
    'email',
    { ask: text('profile.email'), label: text('field.email'), invalid: text('profile.email.invalid') },
    parseEmail,
  ),
  free(
    'phone',
    { ask: text('profile.phone'), label: text('field.phone'), invalid: text('profile.phone.invalid') },
    parsePhone,
  ),
  oneOf('segment', SEGMENTS, {
    ask: text('profile.segment'),
    label: text('field.segment'),
    option: (value) => text(`segment.${value}`),
  }),
  free(
    'institution',
    {
      ask: text('profile.institution'),
      label: text('field.institution'),
      invalid: text('profile.institution.invalid'),
    },
    parseName,
  ),
  oneOf('occupation', OCCUPATIONS, {
    ask: text('profile.occupation'),
    label: text('field.occupation'),
    option: (value) => text(`occupation.${value}`),
  }),
  oneOf('use', USES, { ask: text('profile.use'), label: text('field.use'), option: (value) => text(`use.${value}`) }),
  {
    name: 'country',
    ask: text('profile.country'),
    label: text('field.country'),
    answers: [{ id: 'country.ID', label: text('country.indonesia') }],
    accepts: 'text',
    due: always,
    answered: (form) => form.country !== undefined,
    readText: (given) => {
      const read = parseCountry(given);
      return read.ok
        ? { ok: true, value: { country: read.value } }
        : { ok: false, text: text('profile.country.invalid') };
    },
    readAnswer: (id) => ({ country: last(id) }),
    shown: (form) => COUNTRIES.find((country) => country.code === form.country) ?? '-',
  },
  // NPWP only for private companies, never for students or individuals (docs/domain.md 2.1, 9)
  {
    name: 'npwp',
    ask: text('profile.npwp'),
    label: text('field.npwp'),
    answers: [],
    accepts: 'text',
    due: isDomesticCompany,
    answered: (form) => typeof form.npwp === 'string',
    readText: (given) => {
      const read = parseNpwp(given);
      // another number needs a declaration of its own
      return read.ok
        ? { ok: true, value: { npwp: read.npwp, npwpDeclaredActive: false } }
        : { ok: false, text: text('profile.npwp.invalid') };
    },
    readAnswer: () => ({}),
    // the bubble stays in the transcript: enough to recognise the number, not to read it
    shown: (form) => (typeof form.npwp === 'string' ? `${formatNpwp(form.npwp).slice(0, 4)} •••• •••• ••••` : '-'),
    secret: true,
  },
];

/** A company abroad has no Indonesian tax number to give. */
export function isDomesticCompany(form: Form): boolean {
  return form.segment === 'private_company' && (form.country ?? 'ID') === 'ID';
}

/** The fields this person is asked, in order. */
export function fieldsDue(form: Form): ProfileField[] {
  return PROFILE_FIELDS.filter((field) => field.due(form));
}

/** A complete form, or undefined while an answer is missing. A company's NPWP needs its declaration (docs/domain.md 9). */
export function completeProfile(form: Form): Profile | undefined {
  const { name, email, phone, segment, institution, occupation, use, country } = form;
  if (!name || !email || !phone || !segment || !institution || !occupation || !use || !country) return undefined;
  const company = isDomesticCompany(form);
  if (company && (!form.npwp || form.npwpDeclaredActive !== true)) return undefined;
  return {
    name,
    email,
    phone,
    segment,
    institution,
    occupation,
    use,
    country,
    npwp: company ? (form.npwp ?? null) : null,
    npwpDeclaredActive: company,
  };
}

/**
 * A whole abstraction pasted in one message (docs/domain.md 4, 10): labels at the beginnings of lines, in Indonesian or
 * English, in any order, with a colon or on a line of their own, numbered or not. Linear in the length of the text.
 */
import { ABSTRACTION_FIELDS, ABSTRACTION_LENGTH } from '../../domain/abstraction.ts';
import type { AbstractionField } from '../../domain/abstraction.ts';
import { editDistance } from './distance.ts';
import { fold } from './normalize.ts';

export interface ReadForm {
  fields: Partial<Record<AbstractionField, string>>;
  /** fields with more text than a field holds: they are not read, rather than cut */
  tooLong: AbstractionField[];
}

/** 'other': ends the field before it, and is not kept itself (the statement is agreed to, not pasted). */
type Label = AbstractionField | 'other';

const SPOKEN: Record<Label, string> = {
  title: `judul, judul penelitian, judul kegiatan, judul studi, judul riset, judul kajian, judul skripsi, judul tesis,
    judul disertasi, judul penelitian kegiatan, judul studi kegiatan, judul kegiatan penelitian, nama kegiatan,
    nama penelitian, topik, topik penelitian, title, title of the study, title of study, study title, research title,
    title of research, title of the research, title of the activity, topic, research topic`,
  background: `latar belakang, latar belakang masalah, latar belakang penelitian, latar belakang kegiatan,
    latarbelakang, latar, background, background of the study, research background, rationale, introduction,
    pendahuluan`,
  purpose: `tujuan, tujuan penelitian, tujuan kegiatan, tujuan penggunaan, tujuan penggunaan data, tujuan pemanfaatan,
    maksud dan tujuan, maksud tujuan, maksud, purpose, purposes, purpose of the study, research purpose, objective,
    objectives, research objective, research objectives, aim, aims, goal, goals, aims and objectives,
    purpose and objectives, purpose and objective, tujuan dan manfaat`,
  data: `data, data yang diminta, data yang dibutuhkan, data yang diperlukan, data yang diajukan, data yang digunakan,
    data yang dipakai, kebutuhan data, rincian data, permintaan data, data diminta, data dibutuhkan, data digunakan,
    sumber data, data requested, requested data, data needed, data required, data used, data request, data sources,
    data source`,
  method: `metode, metode penelitian, metode analisis, metode yang digunakan, metodologi, metodologi penelitian,
    metode dan analisis, metode pengolahan, method, methods, methodology, research method, research methods,
    research methodology, method of analysis, analysis method`,
  output: `output, keluaran, luaran, hasil, bentuk hasil, bentuk keluaran, bentuk luaran, bentuk output,
    hasil yang diharapkan, hasil dan publikasi, keluaran dan publikasi, luaran dan publikasi, rencana publikasi, publikasi,
    bentuk keluaran dan rencana publikasi, bentuk luaran dan rencana publikasi, bentuk hasil dan rencana publikasi,
    bentuk output dan rencana publikasi, output dan publikasi, output dan rencana publikasi, luaran dan rencana publikasi, keluaran dan rencana publikasi,
    hasil dan rencana publikasi, outputs, expected output, expected outputs, form of output, publication plan, publication,
    output and publication plan, form of output and publication plan, output and publication, result, results`,
  period: `jangka waktu, jangka waktu penggunaan, jangka waktu penggunaan data, jangka waktu penelitian, periode,
    periode penggunaan, periode penggunaan data, masa penggunaan, masa penggunaan data, waktu penggunaan,
    waktu penggunaan data, lama penggunaan, lama penggunaan data, waktu, waktu pelaksanaan, period, period of use,
    period of data use, usage period, duration, time frame, timeframe`,
  access: `akses, akses data, hak akses, pihak yang mengakses, pihak yang mengakses data, yang mengakses,
    yang mengakses data, siapa yang mengakses, siapa saja yang mengakses, siapa yang memiliki akses, yang memiliki akses,
    yang memiliki akses data, pihak yang memiliki akses, pihak yang memiliki akses data, pihak yang dapat mengakses, pihak pengakses, pengguna data,
    yang dapat mengakses, yang punya akses, access, data access, who has access, who will have access, people with access,
    persons with access, access to data, access to the data`,
  supervisor: `pembimbing, dosen pembimbing, nama pembimbing, nama dosen pembimbing, pembimbing penanggung jawab,
    penanggung jawab, penanggungjawab, pembimbing atau penanggung jawab, penanggung jawab pembimbing,
    penanggung jawab kegiatan, promotor, supervisor, supervisors, advisor, adviser, responsible person,
    person responsible, person in charge, supervisor or responsible person, supervisor responsible person`,
  other: `pernyataan, pernyataan tidak meneruskan data, pernyataan data tidak diteruskan, statement, declaration,
    hormat saya, hormat kami, terima kasih, demikian, sincerely, regards, thank you`,
};

const LABELS: ReadonlyMap<string, Label> = new Map(
  [...ABSTRACTION_FIELDS, 'other' as const].flatMap((label) =>
    SPOKEN[label].split(/[,\n]/).flatMap((phrase) => {
      const plain = fold(phrase);
      return plain === '' ? [] : [[plain, label] as const];
    }),
  ),
);
/** Long enough that a slip of the finger still leaves no other word. */
const GUESSABLE = [...LABELS.keys()].filter((phrase) => phrase.length >= 6);
const LONGEST_LABEL = Math.max(...[...LABELS.keys()].map((phrase) => phrase.length));
const MOST_WORDS = Math.max(...[...LABELS.keys()].map((phrase) => phrase.split(' ').length));

// "1.", "2)", "(3)", "a.", "4️⃣", bullets and the stars of bold
const NUMBER = /^[\s*_>•▪●◦‣–—-]*(?:\(?(\d{1,2}|[a-i])[.)]\s*|(\d)\uFE0F?\u20E3\s*)?[\s*_•▪–—-]*/iu;
// what is in brackets behind a label explains it: "Data (tahun, wilayah):"
const COLON = /^([^:：\n]{1,120}?)\s*(?:\([^()\n]{0,120}\))?[\s*_]*(?:[:：=]|\s[–—-]\s)[\s*_]*(.*)$/u;
const BRACKETS = /\s*\([^()\n]{0,120}\)/gu;

const LETTER_BEFORE_A = 96;

interface Front {
  number: number | null;
  said: string;
}

interface Line {
  label: Label;
  rest: string;
}

/** Nothing but what stands behind a label is read; '-' and nothing at all are missing. */
export function readAbstractionForm(text: string): ReadForm {
  const parts = new Map<AbstractionField, string[]>();
  let current: AbstractionField | null = null;
  // the number of the last label, and of the last line of a list within a field
  let [number, within] = [0, 0];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const front = frontOf(line);
    const goesOn = front.number !== null && number > 0 && front.number > number && front.number !== within + 1;
    const read = labelled(front, goesOn || parts.size === 0);
    if (read === null) {
      if (front.number !== null) within = front.number;
      if (current !== null) parts.get(current)?.push(line.trim());
      continue;
    }
    if (front.number !== null) number = front.number;
    within = 0;
    current = read.label === 'other' ? null : read.label;
    if (current !== null) parts.set(current, [...(parts.get(current) ?? []), read.rest]);
  }
  return gathered(parts);
}

/** A text that names so many fields is a form, whatever was asked. */
export const FIELDS_OF_A_FORM = 3;

/** Also when the fields are too long to be read. */
export function isAbstractionForm(text: string): boolean {
  const { fields, tooLong } = readAbstractionForm(text);
  return Object.keys(fields).length + tooLong.length >= FIELDS_OF_A_FORM;
}

/** How many fields a text names: enough of them make it a form, whatever was asked. */
export function namesFields(text: string): number {
  return Object.keys(readAbstractionForm(text).fields).length;
}

function gathered(parts: ReadonlyMap<AbstractionField, string[]>): ReadForm {
  const form: ReadForm = { fields: {}, tooLong: [] };
  for (const field of ABSTRACTION_FIELDS) {
    const value = (parts.get(field) ?? [])
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    if (/^[\s\p{Pd}_.…]*$/u.test(value)) continue;
    if (Array.from(value).length > ABSTRACTION_LENGTH) form.tooLong.push(field);
    else form.fields[field] = value;
  }
  return form;
}

/** A line without its number, bullets and stars. */
function frontOf(line: string): Front {
  const front = NUMBER.exec(line);
  const marked = front?.[1] ?? front?.[2];
  const number =
    marked === undefined
      ? null
      : /\d/.test(marked)
        ? Number(marked)
        : marked.toLowerCase().charCodeAt(0) - LETTER_BEFORE_A;
  return { number, said: line.slice(front?.[0].length ?? 0) };
}

/** `counts`: the number goes on from the labels before; another number belongs to a list within a field. */
function labelled({ said, number }: Front, counts: boolean): Line | null {
  const colon = COLON.exec(said);
  const before = colon === null ? undefined : labelOf(colon[1] ?? '', true);
  if (before !== undefined) return { label: before, rest: unstarred(colon?.[2] ?? '') };
  const alone = labelOf(said, false);
  if (alone !== undefined) return { label: alone, rest: '' };
  return number !== null && counts ? numbered(said) : null;
}

/** "2. Latar belakang Kemiskinan di ...": the longest label that the line begins with. */
function numbered(said: string): Line | null {
  const words = said.split(/\s+/, MOST_WORDS);
  for (let count = words.length; count > 0; count -= 1) {
    const label = LABELS.get(fold(words.slice(0, count).join(' ')));
    if (label === undefined) continue;
    const rest = said.replace(new RegExp(`^(?:\\S+\\s*){${count}}`), '');
    return { label, rest: unstarred(rest) };
  }
  return null;
}

/** A slip is forgiven only before a colon, where the writer meant a label. */
function labelOf(said: string, forgiving: boolean): Label | undefined {
  if (said.length > 2 * LONGEST_LABEL + 120) return undefined;
  const bare = said.replace(BRACKETS, ' ');
  const plain = fold(bare.replaceAll('&', ' dan '));
  const exact = LABELS.get(plain) ?? LABELS.get(fold(bare.replaceAll('&', ' and ')));
  if (exact !== undefined || !forgiving || plain.length < 6) return exact;
  const near = new Set(
    GUESSABLE.filter((phrase) => phrase[0] === plain[0] && editDistance(plain, phrase, 1) !== null).map((phrase) =>
      LABELS.get(phrase),
    ),
  );
  return near.size === 1 ? [...near][0] : undefined;
}

function unstarred(value: string): string {
  return value.replace(/^[\s*_]+/u, '').trimEnd();
}

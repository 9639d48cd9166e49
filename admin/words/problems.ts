/** What is wrong with a field, in words (services/field_errors). */
import type { FieldErrors, FieldProblem } from '../../services/field_errors.ts';
import type { PasswordProblem } from '../../services/passwords.ts';
import type { Errors } from '../forms/form.ts';

const PROBLEMS: Readonly<Record<FieldProblem, string>> = {
  required: 'wajib diisi',
  format: 'tidak sesuai bentuknya',
  too_small: 'terlalu kecil atau terlalu pendek',
  too_big: 'terlalu besar atau terlalu panjang',
  taken: 'sudah dipakai yang lain',
  unknown: 'tidak ditemukan',
  unknown_placeholder: 'memuat kata dalam kurung kurawal yang tidak dikenal',
  number_or_year_missing: 'harus memuat {urut} dan {tahun}',
  order: 'urutannya terbalik',
  duplicate: 'ada yang sama',
  year_missing: 'belum ada harinya',
};

/** Problems by field of the form: `label` names a field as its form does. */
export function errorsOf(fields: FieldErrors, label: (path: string) => string): Errors {
  return Object.fromEntries(
    Object.entries(fields).map(([path, problem]) => [path, `${label(path)} ${PROBLEMS[problem]}.`]),
  );
}

export const PASSWORD_PROBLEMS: Readonly<Record<PasswordProblem, string>> = {
  too_short: 'Kata sandi paling sedikit 10 huruf.',
  too_long: 'Kata sandi paling banyak 200 huruf.',
  is_email: 'Kata sandi tidak boleh memuat alamat e-mail Anda.',
  common: 'Kata sandi ini terlalu mudah ditebak; pakai beberapa kata yang tidak berkaitan.',
};

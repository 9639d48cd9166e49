/** A form that sets a password, typed twice. What makes a good one is for services/passwords to say. */
import { z } from 'zod';

export function newPassword<T extends z.ZodRawShape>(others: T) {
  return z
    .object({ ...others, password: z.string().min(1, 'Isi kata sandi baru.'), again: z.string() })
    .superRefine((form, check) => {
      if ('password' in form && 'again' in form && form.password === form.again) return;
      check.addIssue({ code: 'custom', path: ['again'], message: 'Kedua kata sandi baru tidak sama.' });
    });
}

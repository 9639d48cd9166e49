/** Whether a conversation holds something that was given for a form that is not sent yet. */
import type { Context } from './context.ts';

export function isEntered(context: Context): boolean {
  const { basket, request, abstraction, profile, form, reduction, writing } = context;
  return (
    basket.length > 0 ||
    request !== null ||
    writing === 'order' ||
    Object.keys(abstraction.fields).length > 0 ||
    abstraction.file !== null ||
    reduction !== null ||
    (profile === null && Object.keys(form).length > 0)
  );
}

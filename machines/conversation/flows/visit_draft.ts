/** The guest book as it is filled in, and what is known of the visitor already (docs/domain.md 13). */
import { parseName } from '../../../domain/identity.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { VisitDraft } from '../counter/visits.ts';
import { bubble } from '../setup.ts';

export const EMPTY_VISIT: VisitDraft = { service: null, name: '', institution: null, purpose: '' };

export function draftOf({ visit }: Context): VisitDraft {
  return visit ?? EMPTY_VISIT;
}

/** Only of a service that numbers are still drawn for. */
export function isBegun({ visit, services }: Context): boolean {
  return visit !== null && services.some(({ code }) => code === visit.service);
}

export function draftLines(context: Context): Text[] {
  const { service, name, institution } = draftOf(context);
  const chosen = context.services.find(({ code }) => code === service);
  return [
    ...(chosen === undefined ? [] : [text('visit.line.service', { service: chosen.name })]),
    ...(name === '' ? [] : [text('visit.line.name', { name })]),
    ...(institution === null ? [] : [text('visit.line.institution', { institution: institutionText(institution) })]),
  ];
}

function institutionText(institution: string): Text {
  return institution === '' ? text('visit.institution.none') : text('any', { value: institution });
}

/** What the person has told of themselves already, to be taken over by one tap. */
export function knownName({ profile, form }: Context): string | null {
  return profile?.name ?? form.name ?? null;
}

export function knownInstitution({ profile, form }: Context): string | null {
  return profile?.institution ?? form.institution ?? null;
}

/** What a guest book has is not asked again in a registration that is still to come. */
export function toRegistration(
  { profile, form }: Context,
  given: { name: string; institution: string | null },
): Partial<Context> {
  if (profile !== null) return {};
  const name = parseName(given.name);
  const institution = parseName(given.institution ?? '');
  return {
    form: {
      ...(name.ok ? { name: name.value } : {}),
      ...(institution.ok ? { institution: institution.value } : {}),
      ...form,
    },
  };
}

/** "batal" ends the guest book alone: a basket or a form that was interrupted by it stays. */
export const giveUp = {
  target: '#finished',
  actions: ['forgetVisit' as const, { type: 'say' as const, params: [bubble(text('visit.dropped'))] }],
};

/**
 * The closed lists that the database, the machines and the panel share. The keys are stable and stored; the Indonesian
 * labels that people see come from the texts, and their official wording is in docs/domain.md 4 (segments, uses and
 * occupations follow the list of the Survei Kebutuhan Data).
 */

/** What an office sells: e-publications, micro data, digital maps of statistical work areas. docs/domain.md 2 step 2. */
export const PRODUCT_KINDS = ['publication', 'microdata', 'map'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** Institutional segment of a customer; only `private_company` gives an NPWP. docs/domain.md 2 step 1 and 4. */
export const SEGMENTS = [
  'state_institution',
  'ministry',
  'security',
  'local_government',
  'international',
  'research_education',
  'state_enterprise',
  'private_company',
  'other',
] as const;
export type Segment = (typeof SEGMENTS)[number];

/** Main occupation of a customer. docs/domain.md 4. */
export const OCCUPATIONS = [
  'student',
  'researcher',
  'civil_servant',
  'state_enterprise_employee',
  'private_employee',
  'self_employed',
  'other',
] as const;
export type Occupation = (typeof OCCUPATIONS)[number];

/** What the data are used for. docs/domain.md 4. */
export const USES = ['school', 'government', 'commercial', 'research', 'other'] as const;
export type Use = (typeof USES)[number];

/** Languages of the assistant, Indonesian first. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Roles of the office's people. docs/domain.md 1. */
export const ROLES = ['petugas', 'bendahara', 'admin', 'pimpinan'] as const;
export type Role = (typeof ROLES)[number];

/** Documents that carry a letter number. docs/domain.md 5. */
export const DOCUMENT_KINDS = ['invoice', 'receipt', 'agreement'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

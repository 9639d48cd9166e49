/** Forms of the office's facts whose values are more than a line: the clauses of the agreement, a signatory that may be missing. */
import { describe, expect, it } from 'vitest';
import { TOPIC_FORMS } from '../../admin/forms/office_fields.ts';
import { topicOfValues, valuesOfTopic } from '../../admin/forms/office_values.ts';
import type { Officer } from '../../admin/visit.ts';
import { warningsFor } from '../../admin/warnings.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import type { OfficeTopic } from '../../services/office.ts';
import { EXAMPLE_OFFICE } from '../../prisma/seed/example_office.ts';
import { ADMIN, openWorkshop } from '../services/workshop.ts';

const formOf = (topic: OfficeTopic, value: unknown) => valuesOfTopic(TOPIC_FORMS[topic].fields, value);

describe('a form of the office', () => {
  it.each(Object.keys(TOPIC_FORMS) as OfficeTopic[])('gives %s back as it was filled from it', async (topic) => {
    const { ctx } = await openWorkshop();
    const value = (await readOffice(ctx))[topic];
    const typed = topicOfValues(TOPIC_FORMS[topic], formOf(topic, value));
    expect(await saveOfficeTopic(ctx, ADMIN, topic, typed)).toEqual({ ok: true, value });
  });

  it('reads clauses by the paragraph, each beside its English', async () => {
    const { ctx } = await openWorkshop();
    const typed = {
      'clauses.id': 'Pasal satu,\nmasih satu.\n\n\nPasal dua. ',
      'clauses.en': 'Clause one.\n \nClause two.',
      stampDuty: '10000',
    };
    const value = topicOfValues(TOPIC_FORMS.agreement, typed);
    const clauses = [
      { id: 'Pasal satu,\nmasih satu.', en: 'Clause one.' },
      { id: 'Pasal dua.', en: 'Clause two.' },
    ];
    expect(value).toEqual({ clauses, stampDuty: 10_000 });
    expect(formOf('agreement', value)).toMatchObject({ 'clauses.en': 'Clause one.\n\nClause two.' });
    const alone = topicOfValues(TOPIC_FORMS.agreement, { ...typed, 'clauses.en': 'Clause one.' });
    expect(await saveOfficeTopic(ctx, ADMIN, 'agreement', alone)).toMatchObject({
      reason: 'invalid',
      fields: { 'clauses.1.en': 'required' },
    });
  });

  it('of the signatories leaves the agreement to who signs the invoices when it is empty, and never half', async () => {
    const { ctx } = await openWorkshop();
    const filled = formOf('signatories', EXAMPLE_OFFICE.signatories);
    const empty = { 'agreement.title': ' ', 'agreement.name': '', 'agreement.nip': '' };
    const none = topicOfValues(TOPIC_FORMS.signatories, { ...filled, ...empty });
    expect(await saveOfficeTopic(ctx, ADMIN, 'signatories', none)).toMatchObject({
      ok: true,
      value: { agreement: null },
    });
    const half = topicOfValues(TOPIC_FORMS.signatories, { ...filled, ...empty, 'agreement.name': 'Nama' });
    expect(await saveOfficeTopic(ctx, ADMIN, 'signatories', half)).toMatchObject({
      fields: { 'agreement.title': 'required' },
    });
  });
});

describe('an office that calls itself real', () => {
  it('is warned of each part that is still the example’s', async () => {
    const { ctx } = await openWorkshop();
    const admin: Officer = { kind: 'officer', id: 'admin-1', name: 'Ani Admin', role: 'admin' };
    const links = async () => {
      const warnings = await warningsFor(ctx, admin, []);
      return warnings.map(({ href }) => href).filter((href) => href?.startsWith('/panel/kantor/'));
    };
    expect(await links()).toEqual(['/panel/kantor/office']);
    const real = { ...EXAMPLE_OFFICE.office, example: false, name: 'BPS Kabupaten Rembang', city: 'Rembang' };
    const mended = {
      ...real,
      address: 'Jl. Pemuda 1',
      email: 'pst@rembang.go.id',
      website: 'https://rembang.bps.go.id',
    };
    expect(await saveOfficeTopic(ctx, ADMIN, 'office', mended)).toMatchObject({ ok: true });
    expect(await links()).toEqual(['/panel/kantor/signatories', '/panel/kantor/bank', '/panel/kantor/privacy']);
    const bank = { id: 'Bank Rembang 1', en: 'Bank Rembang 1' };
    expect(await saveOfficeTopic(ctx, ADMIN, 'bank', bank)).toMatchObject({ ok: true });
    expect(await links()).not.toContain('/panel/kantor/bank');
  });
});

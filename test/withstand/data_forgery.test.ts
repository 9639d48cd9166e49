/** Forged and misplaced acts on orders of micro data: agreements, samples and reviews are their own people's alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerAct } from '../../services/orders/customer.ts';
import { Browser, csrfOf, formOn } from '../admin/browser.ts';
import { sampleFile } from '../journeys/sample_files.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { invoiced, officeDoes } from './data_chat.ts';
import type { DataBuyer } from './data_chat.ts';

const PASSWORD = 'lautan-tenang-2026';
const UNKNOWN = 'tidak ditemukan';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ password: PASSWORD });
});
afterAll(() => office.stop());

/** An order with all that hangs on it: nothing of it may change. */
function orderNow(code: string) {
  const inOrder = { orderBy: { id: 'asc' } } as const;
  const include = {
    agreements: inOrder,
    attachments: inOrder,
    corrections: inOrder,
    events: inOrder,
    documents: inOrder,
  };
  return office.ctx.db.read.order.findUniqueOrThrow({ where: { code }, include });
}

function upload({ drafter }: DataBuyer, description = 'sppd.pdf') {
  const { bytes, name } = sampleFile(description);
  return drafter.visitor.upload(bytes, name);
}

/** The answers of the question in force. */
async function offered({ drafter }: DataBuyer): Promise<string[]> {
  const question = (await drafter.visitor.history()).at(-1);
  return question?.from === 'office' && question.kind === 'text' ? question.choices.map(({ token }) => token) : [];
}

async function signedIn(who: 'sari' | 'bagus' | 'dewi' | 'agus' | 'ratna'): Promise<Browser> {
  const officer = new Browser(office.url);
  const email = `${who}@contoh.example`;
  await officer.submit(await officer.get('/panel/masuk'), '/panel/masuk', { email, password: PASSWORD });
  return officer;
}

/** The invoice is approved and a signed copy waits for an officer. */
async function signed(): Promise<{ buyer: DataBuyer; code: string }> {
  const { buyer, code } = await invoiced(office);
  for (const line of ['semua sesuai', 'unggah sppd']) await buyer.drafter.visitor.say(line);
  await upload(buyer);
  return { buyer, code };
}

test('an answer about a part of another order judges nothing, in the midst of the own review', async () => {
  const victim = await invoiced(office);
  const { buyer, code } = await invoiced(office);
  await buyer.drafter.visitor.say('periksa satu per satu');
  const asks = await buyer.drafter.asked();
  expect(asks).toContain('Apakah *invoice*');
  const before = [await orderNow(victim.code), await orderNow(code)];
  const own = await offered(buyer);
  expect(own).toHaveLength(3);
  const forged = [
    // as they are offered, but for the other order
    ...own.map((token) => token.replace(code, victim.code)),
    ...['review.send', 'correction.send', 'concern.both', 'file.agreement', 'abstraction.send', 'claim.skip'].map(
      (act) => `${act}:${victim.code}`,
    ),
  ];
  for (const token of forged) {
    await buyer.drafter.tap(token);
    expect([token, await buyer.drafter.asked()]).toEqual([token, asks]);
  }
  for (const act of ['act.approveInvoice', 'act.submitAgreement', 'act.reviseAbstraction', 'act.requestReduction']) {
    const reply = await buyer.drafter.reply(() => buyer.drafter.tap(`${act}:${victim.code}`));
    expect(reply).toMatchObject({ said: expect.stringContaining(UNKNOWN), asks });
  }
  expect([await orderNow(victim.code), await orderNow(code)]).toEqual(before);
  const [right] = await offered(buyer);
  await buyer.drafter.tap(right ?? '');
  expect(await buyer.drafter.asked()).toContain('Apakah *sampel data*');
});

test('an agreement is not taken before the invoice is approved', async () => {
  const { buyer, code } = await invoiced(office);
  const before = await orderNow(code);
  const asks = await buyer.drafter.asked();
  const sent = await buyer.drafter.reply(() => upload(buyer));
  expect(sent).toMatchObject({ said: expect.stringContaining('tidak ada berkas yang diperlukan'), asks });
  await buyer.drafter.tap(`act.submitAgreement:${code}`);
  await upload(buyer);
  expect(await orderNow(code)).toEqual(before);
});

test("an agreement from another customer's chat is nobody's", async () => {
  const { buyer, code } = await signed();
  const { buyer: other, code: own } = await signed();
  const before = await orderNow(code);
  await other.drafter.tap(`act.submitAgreement:${code}`);
  await other.drafter.visitor.say(code);
  await upload(other);
  expect(await orderNow(code)).toEqual(before);
  // nor is a file of somebody else's chat, by whatever way its id became known
  const [foreign] = (await orderNow(own)).agreements;
  const { customerId } = await office.ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  const { id: conversationId } = await office.ctx.db.read.conversation.findFirstOrThrow({ where: { customerId } });
  const command = { type: 'actOnOrder', code, act: 'submitAgreement', fileId: foreign?.fileId ?? '' } as const;
  const outcome = await office.ctx.db.write((tx) =>
    customerAct(office.ctx, tx, { customerId, conversationId, channel: 'web' }, command),
  );
  expect(outcome).toMatchObject({ type: 'order.refused', reason: 'file_unusable' });
  expect(await orderNow(code)).toEqual(before);
  expect(await buyer.drafter.asked()).toContain(code);
});

test('an agreement that is uploaded twice is decided once, and both copies are kept', async () => {
  const { buyer, code } = await signed();
  await office.pass({ minutes: 1 });
  await upload(buyer, 'sppd-kedua.jpg');
  const copies = (await orderNow(code)).agreements;
  expect(copies.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
  await officeDoes(office, code, ['accept agreement']);
  const decided = (await orderNow(code)).agreements;
  const accepted = decided.filter(({ status }) => status === 'accepted');
  expect(accepted).toHaveLength(1);
  const file = await office.ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: accepted[0]?.fileId ?? '' } });
  expect(file.name).toBe('sppd-kedua.jpg');
  expect(decided.filter(({ status, reason }) => status === 'returned' && reason === null)).toHaveLength(1);
  // the third comes too late
  const before = await orderNow(code);
  await upload(buyer);
  await buyer.drafter.tap(`act.submitAgreement:${code}`);
  await upload(buyer);
  expect(await orderNow(code)).toEqual(before);
});

test.each(['dewi', 'agus', 'ratna'] as const)('%s decides no agreement and hands nothing in', async (who) => {
  const { code } = await signed();
  const before = await orderNow(code);
  const officer = await signedIn(who);
  const _csrf = await csrfOf(officer);
  const revision = String(before.revision);
  const { bytes, name } = sampleFile('pindaian.pdf');
  const { id: itemId } = await office.ctx.db.read.orderItem.findFirstOrThrow({ where: { order: { code } } });
  const address = `/panel/pesanan/${code}`;
  const fields = { _csrf, revision, words: 'x', percent: '0', reason: 'x', signedBy: 'x', signedFor: 'x' };
  for (const act of ['acceptAgreement', 'returnAgreement', 'sendAgreement', 'decideReduction', 'prepare', 'attach']) {
    const { status } = await officer.post(`${address}/tindakan/${act}`, fields);
    expect([act, status]).toEqual([act, expect.toBeOneOf([403, 404, 409])]);
  }
  for (const path of [`unggah/${itemId}`, `lampiran/${itemId}/sample`, 'tindakan/fileAgreementOnPaper']) {
    const parts = Object.entries({ ...fields, replaces: '', signedOn: '2026-11-23' });
    const { status } = await officer.upload(`${address}/${path}`, [...parts, ['file', { name, bytes }]]);
    expect([path, status]).toEqual([path, 403]);
  }
  expect(await orderNow(code)).toEqual(before);
});

test('a sample is not handed in for what is no kind, no item, or the item of another order', async () => {
  const { code } = await invoiced(office);
  const other = await signed();
  const officer = await signedIn('sari');
  const _csrf = await csrfOf(officer);
  const { bytes, name } = sampleFile('contoh.pdf');
  const item = await office.ctx.db.read.orderItem.findFirstOrThrow({ where: { order: { code: other.code } } });
  const before = [await orderNow(code), await orderNow(other.code)];
  const address = `/panel/pesanan/${code}/lampiran`;
  for (const [path, status] of [
    [`${item.id}/sample`, 404],
    ['nothing/sample', 404],
    [`${item.id}/contract`, 404],
    [`${item.id}/__proto__`, 404],
  ] as const) {
    const parts: [string, string][] = [
      ['_csrf', _csrf],
      ['replaces', ''],
    ];
    expect((await officer.upload(`${address}/${path}`, [...parts, ['file', { name, bytes }]])).status).toBe(status);
  }
  // of an invoice that is out the sample stays as it is
  const own = await office.ctx.db.read.orderItem.findFirstOrThrow({ where: { order: { code } } });
  const late = await officer.upload(`${address}/${own.id}/sample`, [
    ['_csrf', _csrf],
    ['replaces', ''],
    ['file', { name, bytes }],
  ]);
  expect(late.status).toBe(409);
  expect([await orderNow(code), await orderNow(other.code)]).toEqual(before);
});

test('two officers who decide the same agreement at once: one is heard, the other is told', async () => {
  const officers = [await signedIn('sari'), await signedIn('bagus')] as const;
  for (const acts of [
    ['acceptAgreement', 'returnAgreement'],
    ['returnAgreement', 'acceptAgreement'],
    ['acceptAgreement', 'acceptAgreement'],
    ['returnAgreement', 'returnAgreement'],
  ] as const) {
    const { code } = await signed();
    const { revision } = await orderNow(code);
    const pages = await Promise.all(officers.map((officer) => officer.get(`/panel/pesanan/${code}`)));
    const answers = await Promise.all(
      officers.map(async (officer, at) => {
        const page = pages[at];
        if (page === undefined) throw new Error('No page');
        const form = formOn(page, new RegExp(`/tindakan/${acts[at]}$`));
        const body = new URLSearchParams({ ...form.fields, words: 'Meterainya belum ada.' });
        return (await officer.fetch(form.action, { method: 'POST', body })).status;
      }),
    );
    expect(answers.toSorted()).toEqual([303, 409]);
    const won = acts[answers.indexOf(303)];
    const after = await orderNow(code);
    expect(after.revision).toBe(revision + 1);
    expect(after.events.at(-1)?.type).toBe(won);
    expect(after.agreements.map(({ status }) => status)).toEqual([won === 'acceptAgreement' ? 'accepted' : 'returned']);
  }
});

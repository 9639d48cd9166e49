/** The pages that need no sign-in, over HTTP from the running program. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeBytes } from '../../services/files.ts';
import { linkUrl, makeLink } from '../../services/links.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';

const BYTES = Buffer.from(`%PDF-1.7\n${'isi publikasi '.repeat(500)}`);
const HOUR = 3_600_000;

let office: Office;
let orderId: string;

beforeAll(async () => {
  office = await openOffice();
  orderId = await placedOrder(office);
});
afterAll(() => office.stop());

async function link(options: { maxUses?: number; hours?: number; name?: string; purpose?: 'product' | 'upload' } = {}) {
  const { ctx } = office;
  const name = options.name ?? 'dalam angka.pdf';
  const file = await storeBytes(ctx, {
    bytes: BYTES,
    name,
    mime: 'application/pdf',
    purpose: options.purpose ?? 'product',
    owner: 'system',
  });
  const made = await ctx.db.write((tx) =>
    makeLink(tx, ctx, {
      orderId,
      fileId: file.id,
      expiresAt: ctx.now() + (options.hours ?? 1) * HOUR,
      maxUses: options.maxUses ?? 2,
    }),
  );
  return { url: linkUrl(ctx, made.id), id: made.id };
}

const post = (url: string) => fetch(url, { method: 'POST', redirect: 'manual' });
const usesOf = async (id: string) => (await office.ctx.db.read.downloadLink.findUniqueOrThrow({ where: { id } })).uses;

describe('a download link', () => {
  it('shows a landing page first, which a link preview may fetch as often as it likes', async () => {
    const { url, id } = await link();
    for (let look = 0; look < 5; look += 1) {
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('dalam angka.pdf');
    }
    expect(await usesOf(id)).toBe(0);
  });

  it('gives the very bytes as an attachment when the button is pressed, and counts one use', async () => {
    const { url, id } = await link();
    const pressed = await post(url);
    expect(pressed.status).toBe(303);
    const file = await fetch(new URL(pressed.headers.get('location') ?? '', url));
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(createHash('sha256').update(BYTES).digest('hex'));
    expect(await usesOf(id)).toBe(1);
  });

  it('resumes a broken download without costing another use', async () => {
    const { url, id } = await link({ maxUses: 1 });
    const at = new URL((await post(url)).headers.get('location') ?? '', url);
    const rest = await fetch(at, { headers: { Range: 'bytes=100-199' } });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes 100-199/${BYTES.length}`);
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(BYTES.subarray(100, 200));
    const beyond = await fetch(at, { headers: { Range: `bytes=${BYTES.length}-` } });
    expect(beyond.status).toBe(416);
    expect(await usesOf(id)).toBe(1);
  });

  it('answers HEAD with the size and no body', async () => {
    const { url } = await link();
    const at = new URL((await post(url)).headers.get('location') ?? '', url);
    const head = await fetch(at, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(BYTES.length));
    expect(await head.text()).toBe('');
  });

  it('sends an encrypted upload whole, decrypted', async () => {
    const { url } = await link({ purpose: 'upload' });
    const at = new URL((await post(url)).headers.get('location') ?? '', url);
    const file = await fetch(at, { headers: { Range: 'bytes=0-9' } });
    expect(file.status).toBe(200);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(BYTES);
  });

  it('is refused kindly when it is used up, expired or unknown, and says what to do', async () => {
    const used = await link({ maxUses: 1 });
    await post(used.url);
    expect((await post(used.url)).status).toBe(410);
    const expired = await link({ hours: -1 });
    const page = await fetch(expired.url);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain('Minta tautan baru');
    for (const path of ['/unduh/abc', '/unduh/..%2f..%2fsecret.key', `/unduh/${'x'.repeat(5_000)}`]) {
      expect((await fetch(office.url + path)).status).toBe(404);
    }
  });

  it('does not take the grant of another link, nor a forged one', async () => {
    const one = await link();
    const other = await link();
    const grant = ((await post(one.url)).headers.get('location') ?? '').split('/').at(-1) ?? '';
    expect((await fetch(`${other.url}/${grant}`)).status).toBe(404);
    expect((await fetch(`${one.url}/${Date.now() + HOUR}.forged`)).status).toBe(404);
  });

  it('shows a hostile file name as text', async () => {
    const { url } = await link({ name: 'a&b.pdf' });
    const text = await (await fetch(url)).text();
    expect(text).toContain('<h2>a&amp;b.pdf</h2>');
  });
});

describe('the public pages', () => {
  it.each(['/', '/verifikasi', '/verifikasi/AAAA-BBBB-CCCC', '/tidak-ada'])(
    '%s allows nothing inline and nothing from elsewhere',
    async (path) => {
      const page = await fetch(office.url + path);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      const text = await page.text();
      expect(text).not.toMatch(/<script|style=|https?:\/\/(?!localhost)/);
      expect(text).toContain('Kantor contoh');
    },
  );

  it('speak English to a browser that asks for it', async () => {
    const page = await fetch(`${office.url}/verifikasi`, { headers: { 'Accept-Language': 'en-GB,en;q=0.9' } });
    expect(await page.text()).toContain('Verification code');
  });

  it('tell that an unknown document is not genuine', async () => {
    const page = await fetch(`${office.url}/verifikasi/AAAA-BBBB-CCCC`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('Tidak ada dokumen dengan kode itu');
  });

  it('lead a typed code to its page', async () => {
    const page = await fetch(`${office.url}/verifikasi?kode=aaaa+bbbb`, { redirect: 'manual' });
    expect(page.headers.get('location')).toBe('/verifikasi/aaaa%20bbbb');
  });
});

describe('the page of a document', () => {
  const CODES = { old: 'AAAA-AAAA-AAA2', current: 'AAAA-AAAA-AAA3', agreement: 'AAAA-AAAA-AAA4' };

  async function issue(id: string, kind: 'invoice' | 'agreement', version: number, verifyCode: string, status: string) {
    const issuedAt = new Date(office.ctx.now());
    const content = { customer: { name: 'Citra  Pelanggan' } };
    const total = kind === 'invoice' ? 155_000n : 0n;
    const rest = { total, content, fileId: 'file', issuedAt, issuedById: '' };
    const row = { id, orderId, kind, version, number: `B-${id}/2026`, status, verifyCode, ...rest };
    await office.ctx.db.write((tx) => tx.document.create({ data: row }));
  }

  const pageOf = async (code: string, language = 'id') =>
    (await fetch(`${office.url}/verifikasi/${code}`, { headers: { 'Accept-Language': language } })).text();
  const phase = (name: string) =>
    office.ctx.db.write((tx) => tx.order.update({ where: { id: orderId }, data: { phase: name } }));

  beforeAll(async () => {
    await issue('old', 'invoice', 0, CODES.old, 'superseded');
    await issue('new', 'invoice', 1, CODES.current, 'current');
    await issue('sppd', 'agreement', 0, CODES.agreement, 'current');
  });

  it('says that it is genuine, and shows a version from R1 on', async () => {
    const current = await pageOf(CODES.current);
    expect(current).toContain('✓ Dokumen ini asli');
    expect(current).toContain('<dd>R1</dd>');
    const agreement = await pageOf(CODES.agreement, 'en');
    expect(agreement).toContain('Data use agreement (SPPD)');
    expect(agreement).not.toContain('Version');
  });

  it('shows amount and initials, so that an altered copy is found out, and no name', async () => {
    const invoice = await pageOf(CODES.current);
    expect(invoice).toContain('<dt>Jumlah</dt><dd>Rp155.000</dd>');
    expect(invoice).toContain('<dt>Atas nama</dt><dd>C*** P***</dd>');
    expect(invoice).not.toMatch(/Citra|Pelanggan/);
    expect(await pageOf(CODES.agreement)).not.toContain('<dt>Jumlah</dt>');
  });

  it('says which one replaced it', async () => {
    const old = await pageOf(CODES.old);
    expect(old).toContain('! Dokumen ini asli, tetapi sudah diganti');
    expect(old).toContain('<dt>Diganti oleh</dt><dd>B-new/2026 (R1)</dd>');
  });

  it('says when the order was cancelled, and that nothing is to be paid', async () => {
    await phase('cancelled');
    for (const [code, language, words] of [
      [CODES.current, 'id', 'tagihan ini tidak perlu dibayar'],
      [CODES.current, 'en', 'nothing is to be paid on this invoice'],
      [CODES.agreement, 'id', 'perjanjian ini tidak berlaku lagi'],
    ] as const) {
      const page = await pageOf(code, language);
      expect(page).toContain(words);
      expect(page).not.toContain('✓');
    }
    await phase('completed');
    expect(await pageOf(CODES.current)).not.toContain('dibatalkan');
  });
});

describe('/healthz', () => {
  it('is well while the database and the workers are', async () => {
    const health = await fetch(`${office.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', ailing: [] }]);
  });

  it('names what is not well', async () => {
    const dying = await openOffice();
    try {
      await dying.ctx.db.close();
      const health = await fetch(`${dying.url}/healthz`);
      expect(health.status).toBe(503);
      expect((await health.json()) as object).toMatchObject({
        status: 'ailing',
        ailing: expect.arrayContaining(['database']) as string[],
      });
    } finally {
      await dying.stop();
    }
  });
});

/** The least that a link needs: a customer's order. */
async function placedOrder({ ctx }: Office): Promise<string> {
  const at = new Date(ctx.now());
  const customer = {
    name: 'Siti Rahmawati',
    email: 'siti@contoh.example',
    phone: '+6281234567890',
    segment: 'research_education',
    institution: 'Universitas Contoh',
    occupation: 'student',
    use: 'school',
    country: 'ID',
    npwpDeclaredActive: false,
    language: 'id' as const,
  };
  return ctx.db.write(async (tx) => {
    await tx.customer.create({ data: { id: 'customer', ...customer, createdAt: at, updatedAt: at } });
    const order = { code: 'GP-WEB234', customerId: 'customer', language: 'id' as const, phase: 'completed' };
    const machine = { version: 1, value: 'completed' };
    const clock = { startedAt: null, pauses: [], stoppedAt: null };
    const buyer = { ...customer, npwpCipher: null };
    const rest = {
      id: 'order',
      buyer,
      machine,
      clock,
      revision: 1,
      termsVersion: 'terms-1',
      createdAt: at,
      updatedAt: at,
    };
    await tx.order.create({ data: { ...order, ...rest } });
    return 'order';
  });
}

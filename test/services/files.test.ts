import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import {
  contentDisposition,
  openFile,
  putBytes,
  readFileBytes,
  storeBytes,
  storeFile,
  sweepOrphans,
  type FileToStore,
} from '../../services/files.ts';
import { encryptedSize } from '../../services/vault_stream.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const ZIP = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
const EXE = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(500)]);
const ELF = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(500)]);
const CSV = Buffer.from('kode;nama\n3602;Kabupaten Lebak\n');
const DBF = Buffer.concat([Buffer.from([0x03, 126, 11, 23, 2, 0, 0, 0, 65, 0, 20, 0]), Buffer.alloc(60)]);
const HEIC = Buffer.from('000000186674797068656963000000006d69663168656963', 'hex');

function upload(bytes: Buffer, more: Partial<FileToStore> = {}): FileToStore {
  return {
    stream: Readable.from([bytes]),
    name: 'bukti.pdf',
    purpose: 'upload',
    owner: 'conversation:1',
    maxBytes: 1_000_000,
    allowed: 'upload',
    ...more,
  };
}

async function filesOnDisk({ ctx }: Workshop): Promise<string[]> {
  const entries = await readdir(ctx.filesDir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function expectNothingLeft(workshop: Workshop): Promise<void> {
  expect(await filesOnDisk(workshop)).toEqual([]);
  expect(await workshop.ctx.db.read.storedFile.count()).toBe(0);
}

describe('storing a file', () => {
  it('keeps what a customer sends encrypted, under a name of our own, and gives it back whole', async () => {
    const workshop = await openWorkshop();
    const bytes = Buffer.concat([PDF, randomBytes(200_000)]);
    const result = await storeFile(workshop.ctx, upload(bytes, { name: '../../etc/Bukti transfer.pdf' }));
    if (!result.ok) throw new Error(result.reason);
    expect(result.file).toMatchObject({
      name: 'Bukti transfer.pdf',
      mime: 'application/pdf',
      size: BigInt(bytes.length),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      encrypted: true,
      owner: 'conversation:1',
    });
    const [path = '', ...more] = await filesOnDisk(workshop);
    expect(more).toEqual([]);
    const onDisk = await readFile(path);
    expect(onDisk.length).toBe(encryptedSize(bytes.length));
    expect(onDisk.includes('%PDF')).toBe(false);
    expect((await readFileBytes(workshop.ctx, result.file.id))?.equals(bytes)).toBe(true);
  });

  it('notices that bytes were altered on disk', async () => {
    const workshop = await openWorkshop();
    const result = await storeFile(workshop.ctx, upload(PDF));
    if (!result.ok) throw new Error(result.reason);
    const [path = ''] = await filesOnDisk(workshop);
    const onDisk = await readFile(path);
    onDisk.writeUInt8((onDisk.at(-1) ?? 0) ^ 1, onDisk.length - 1);
    await writeFile(path, onDisk);
    await expect(readFileBytes(workshop.ctx, result.file.id)).rejects.toMatchObject({ code: 'VAULT_TAMPERED' });
  });

  it('keeps products as they are, so that a part can be asked for', async () => {
    const { ctx } = await openWorkshop();
    const bytes = Buffer.concat([PDF, randomBytes(100_000)]);
    const result = await storeFile(ctx, upload(bytes, { purpose: 'product', allowed: 'product', name: 'Dalam Angka' }));
    if (!result.ok) throw new Error(result.reason);
    expect(result.file).toMatchObject({ encrypted: false, name: 'Dalam Angka.pdf' });
    const opened = await openFile(ctx, result.file.id, { start: 10, end: 70_000 });
    expect(opened && (await buffer(opened.stream)).equals(bytes.subarray(10, 70_001))).toBe(true);
  });

  it.each([
    ['a PDF', PDF, 'surat.pdf', 'upload', 'application/pdf'],
    ['a PNG under another name', PNG, 'foto.jpg', 'upload', 'image/png'],
    ['a photo of an iPhone', HEIC, 'IMG_0001.HEIC', 'upload', 'image/heic'],
    ['a ZIP', ZIP, 'data.zip', 'product', 'application/zip'],
    ['a CSV', CSV, 'data.csv', 'product', 'text/csv'],
    ['a CSV of an old computer', Buffer.from('kota;caf\xe9\n', 'latin1'), 'lama.CSV', 'product', 'text/csv'],
    ['a dBASE table', DBF, 'peta.dbf', 'product', 'application/x-dbf'],
    ['an SPSS file', Buffer.from('$FL2@(#) SPSS DATA FILE'), 'kor.sav', 'product', 'application/x-spss-sav'],
    ['a GeoPackage', Buffer.from('SQLite format 3\0\x10'), 'lebak.gpkg', 'product', 'application/x-sqlite3'],
    ['a 7-Zip', Buffer.from('377abcaf271c0004', 'hex'), 'besar.7z', 'product', 'application/x-7z-compressed'],
  ] as const)('takes %s', async (_what, bytes, name, allowed, mime) => {
    const { ctx } = await openWorkshop();
    const purpose = allowed === 'upload' ? 'upload' : 'product';
    expect(await storeFile(ctx, upload(bytes, { name, allowed, purpose }))).toMatchObject({ ok: true, file: { mime } });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'kosong.pdf', 'upload', 'empty'],
    ['a renamed Windows program', EXE, 'bukti.pdf', 'upload', 'type'],
    ['a renamed Windows program, as a product', EXE, 'data.csv', 'product', 'type'],
    ['a renamed Linux program', ELF, 'foto.png', 'product', 'type'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'data.csv', 'product', 'type'],
    ['text that a computer would run', Buffer.from('@echo off\r\ndel *\r\n'), 'data.bat', 'product', 'type'],
    ['text called PDF', CSV, 'data.pdf', 'product', 'type'],
    ['a ZIP from a customer', ZIP, 'bukti.zip', 'upload', 'type'],
    [
      'a drawing that can hold a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.png',
      'upload',
      'type',
    ],
    ['bytes called text', Buffer.from([0x61, 0x3b, 0x02, 0x62]), 'data.csv', 'product', 'type'],
    ['more than is taken', Buffer.concat([PDF, Buffer.alloc(1_000_000)]), 'bukti.pdf', 'upload', 'too_large'],
  ] as const)('refuses %s and leaves nothing', async (_what, bytes, name, allowed, reason) => {
    const workshop = await openWorkshop();
    const purpose = allowed === 'upload' ? 'upload' : 'product';
    expect(await storeFile(workshop.ctx, upload(bytes, { name, allowed, purpose }))).toEqual({ ok: false, reason });
    await expectNothingLeft(workshop);
  });

  it('takes exactly what is allowed', async () => {
    const { ctx } = await openWorkshop();
    expect(await storeFile(ctx, upload(PDF, { maxBytes: PDF.length }))).toMatchObject({ ok: true });
    expect(await storeFile(ctx, upload(PDF, { maxBytes: PDF.length - 1 }))).toMatchObject({ reason: 'too_large' });
  });

  it('refuses a program before the rest of it has come, and drains the rest', async () => {
    const workshop = await openWorkshop();
    let given = 0;
    const stream = Readable.from(
      (function* () {
        for (; given < 40; given += 1) yield given === 0 ? EXE : Buffer.alloc(65_536);
      })(),
    );
    const ended = new Promise((resolve) => stream.once('end', resolve));
    const result = await storeFile(workshop.ctx, upload(PDF, { stream, maxBytes: 5e9 }));
    expect(result).toEqual({ ok: false, reason: 'type' });
    await ended;
    expect(given).toBe(40);
    await expectNothingLeft(workshop);
  });

  it.each([false, true])('leaves nothing when the sender goes away (after the type was known: %s)', async (late) => {
    const workshop = await openWorkshop();
    const stream = Readable.from(
      (async function* () {
        yield late ? Buffer.concat([PDF, Buffer.alloc(100_000)]) : PDF;
        await Promise.resolve();
        throw new Error('ECONNRESET');
      })(),
    );
    expect(await storeFile(workshop.ctx, upload(PDF, { stream }))).toEqual({ ok: false, reason: 'interrupted' });
    await expectNothingLeft(workshop);
  });

  it('leaves nothing when the stream is cut without an error', async () => {
    const workshop = await openWorkshop();
    const stream = new Readable({ read: () => undefined });
    stream.push(PDF);
    const storing = storeFile(workshop.ctx, upload(PDF, { stream }));
    stream.destroy();
    expect(await storing).toEqual({ ok: false, reason: 'interrupted' });
    await expectNothingLeft(workshop);
  });

  it('says loudly that the disk does not take it, and records nothing', async () => {
    const workshop = await openWorkshop();
    await writeFile(workshop.ctx.filesDir, 'a file where the folder should be');
    await expect(storeFile(workshop.ctx, upload(PDF))).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await workshop.ctx.db.read.storedFile.count()).toBe(0);
  });
});

describe('sweeping after a crash', () => {
  it('removes drafts and unrecorded files, and nothing else', async () => {
    const workshop = await openWorkshop();
    const { ctx } = workshop;
    const kept = await storeBytes(ctx, {
      bytes: PDF,
      name: 'kuitansi.pdf',
      mime: 'application/pdf',
      purpose: 'document',
      owner: 'system',
    });
    await putBytes(ctx, {
      bytes: PDF,
      name: 'batal.pdf',
      mime: 'application/pdf',
      purpose: 'document',
      owner: 'system',
    });
    await writeFile(join(ctx.filesDir, 'incoming', 'half'), 'half');
    expect(await sweepOrphans(ctx)).toBe(2);
    expect((await filesOnDisk(workshop)).map((path) => path.split('/').at(-1))).toEqual([kept.id]);
    expect((await readFileBytes(ctx, kept.id))?.equals(PDF)).toBe(true);
    expect(await sweepOrphans(ctx)).toBe(0);
  });

  it('has nothing to do in a new installation', async () => {
    const { ctx } = await openWorkshop();
    expect(await sweepOrphans(ctx)).toBe(0);
  });
});

describe('names', () => {
  it.each([
    ['C:\\fakepath\\bukti.pdf', 'bukti.pdf'],
    ['bukti\u202Efdp.exe', 'buktifdp.exe.pdf'],
    ['', 'berkas.pdf'],
    ['...', 'berkas.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    [`${'panjang '.repeat(60)}.PDF`, `${'panjang '.repeat(15)}.PDF`],
  ])('%j is kept as %j', async (name, kept) => {
    const { ctx } = await openWorkshop();
    expect(await storeFile(ctx, upload(PDF, { name }))).toMatchObject({ file: { name: kept } });
  });

  it('are handed on as an attachment that every browser reads', () => {
    expect(contentDisposition(`Tabel "Ibu's" é (1) 数.pdf`)).toBe(
      `attachment; filename="Tabel _Ibu's_ e (1) .pdf"; filename*=UTF-8''Tabel%20%22Ibu%27s%22%20%C3%A9%20%281%29%20%E6%95%B0.pdf`,
    );
  });
});

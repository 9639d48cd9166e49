/** A person who left an unusual word in every field there is, and a search through everything that is kept. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Prisma } from '../../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { readFileBytes, storeFile } from '../../../services/files.ts';
import { newId } from '../../../services/ids.ts';
import { makeLink } from '../../../services/links.ts';
import { buyerNow } from '../../../services/orders/rows.ts';
import { tellChat } from '../../../services/chat_events.ts';
import { ABSTRACTION, dataOrder, FULL_SET, send } from '../data_order.ts';

/** In whatever they wrote, in any case. */
export const MARK = 'qvxz';
/** Numbers that are theirs: telephone and tax number. */
export const NUMBERS = ['81277700999', '912345678901234'];

/** Every table whose rows the planted person is in, before they are erased. */
export const PLANTED = [
  'ChatEvent',
  'Complaint',
  'ComplaintEvent',
  'Conversation',
  'Correction',
  'Customer',
  'Document',
  'InboxEvent',
  'Message',
  'Order',
  'OrderEvent',
  'OrderItem',
  'PaymentProof',
  'Rating',
  'ReductionRequest',
  'SignedAgreement',
  'StoredFile',
  'Turn',
  'Visit',
];

/** Tables in which a person is at most an id: nobody's words, names or numbers have a place there. */
export const ONLY_IDS = [
  'AccessLink',
  'Attachment',
  'AuditEntry',
  'BillingCode',
  'CannedReply',
  'ChannelAccount',
  'ComplaintFile',
  'ConnectAttempt',
  'ConnectCode',
  'Connection',
  'Consent',
  'DownloadLink',
  'EmailCode',
  'Erasure',
  'Handover',
  'HandoverFile',
  'Holiday',
  'Lease',
  'LetterNumber',
  'Officer',
  'Payment',
  'Product',
  'RatingInvite',
  'RetentionRun',
  'Session',
  'Setting',
  'Tariff',
  'TextOverride',
  'Timer',
  'UploadLink',
  'WebchatHandover',
  'WebchatSession',
  // sealed, and under addresses: what a talk on the network is opened with
  'WhatsappKey',
  'WhatsappLine',
];

/** The tables in which a mark stands, and files; what is sealed is opened. */
export async function whereMarked(ctx: ServiceContext): Promise<string[]> {
  const found = new Set<string>();
  for (const model of Object.keys(Prisma.ModelName)) {
    const rows = await rowsOf(ctx, model);
    if (rows.some((row) => isMarked(ctx, row))) found.add(model);
  }
  for (const path of await filesOnDisk(ctx)) {
    const id = path.split('/').at(-1) ?? '';
    const bytes = await readFileBytes(ctx, id);
    if (bytes === null) found.add(`a file without its row: ${id}`);
    else if (isMarkedText(ctx, bytes.toString('latin1'))) found.add('files');
  }
  return [...found].toSorted();
}

export async function filesOnDisk({ filesDir }: ServiceContext): Promise<string[]> {
  const entries = await readdir(filesDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The tables in which a row names one of these ids, in whichever column. */
export async function whereNamed(ctx: ServiceContext, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const model of Object.keys(Prisma.ModelName)) {
    const rows = await rowsOf(ctx, model);
    if (rows.some((row) => ids.some((id) => JSON.stringify(Object.values(row as object), asText).includes(id))))
      found.push(model);
  }
  return found.toSorted();
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

async function rowsOf(ctx: ServiceContext, model: string): Promise<unknown[]> {
  const name = model.charAt(0).toLowerCase() + model.slice(1);
  const reader: unknown = Reflect.get(ctx.db.read, name);
  if (typeof reader !== 'object' || reader === null || !('findMany' in reader) || typeof reader.findMany !== 'function')
    throw new Error(`No reader of ${model}`);
  return (await reader.findMany()) as unknown[];
}

function isMarked(ctx: ServiceContext, value: unknown): boolean {
  if (typeof value === 'string') return isMarkedText(ctx, value);
  if (Array.isArray(value)) return value.some((one) => isMarked(ctx, one));
  if (typeof value !== 'object' || value === null || value instanceof Date) return false;
  return Object.values(value).some((one) => isMarked(ctx, one));
}

function isMarkedText(ctx: ServiceContext, text: string): boolean {
  const small = text.toLowerCase();
  if (small.includes(MARK) || NUMBERS.some((number) => small.includes(number))) return true;
  if (text.startsWith('v1.')) return isMarkedText(ctx, opened(ctx, text));
  // JSON within a column may hold what is sealed
  if (!/^[[{]/.test(text)) return false;
  try {
    return isMarked(ctx, JSON.parse(text));
  } catch {
    return false;
  }
}

function opened({ vault }: ServiceContext, sealed: string): string {
  try {
    return vault.decrypt(sealed);
  } catch {
    return '';
  }
}

/** A file with a mark in it. */
export async function markedFile(ctx: ServiceContext, owner: string): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.7\n% ${MARK} isi berkas\n%%EOF\n`);
  const result = await storeFile(ctx, {
    stream: Readable.from([bytes]),
    name: `${MARK}-berkas.pdf`,
    purpose: 'upload',
    owner,
    maxBytes: 10_000,
    allowed: 'upload',
  });
  if (!result.ok) throw new Error(result.reason);
  return result.file.id;
}

interface Who {
  customerId: string;
  conversationId: string;
}

/** An order of micro data with all its papers, delivered and done. */
export async function plantOrder(ctx: ServiceContext, { customerId, conversationId }: Who): Promise<string> {
  const request = { ...FULL_SET, table: `Tabel ${MARK} menurut umur` };
  const abstraction = { ...ABSTRACTION, fields: { title: `Judul ${MARK}`, purpose: `Tujuan ${MARK}` } };
  const code = await dataOrder(ctx, [{ kind: 'microdata', request, size: 2_500_000 }], { abstraction });
  const party = ctx.vault.encrypt(JSON.stringify({ position: `Jabatan ${MARK}`, address: `Jalan ${MARK}` }));
  const { id: orderId } = await ctx.db.write(async (tx) =>
    tx.order.update({
      where: { code },
      data: { customerId, buyer: await buyerNow(tx, customerId), party, portalNumber: `PST-${MARK}` },
    }),
  );
  const sent = await send(ctx, code, { notes: [`Catatan untuk ${MARK}`], words: `Kepada ${MARK}` });
  if (!sent.ok) throw new Error(sent.reason);
  const at = new Date(ctx.now());
  const files = { letter: '', proof: '', signed: '', paper: '' };
  for (const name of ['letter', 'proof', 'signed'] as const)
    files[name] = await markedFile(ctx, `conversation:${conversationId}`);
  files.paper = await markedFile(ctx, 'officer:petugas-1');
  await ctx.db.write(async (tx) => {
    const row = () => ({ id: newId(ctx), orderId, createdAt: at });
    await tx.correction.create({
      data: {
        ...row(),
        loop: 'invoice',
        part: 'invoice',
        text: `Nama ${MARK} salah`,
        answer: `Maaf ${MARK}`,
        answeredAt: at,
      },
    });
    await tx.reductionRequest.create({
      data: { ...row(), reason: `Skripsi ${MARK}`, fileId: files.letter, status: 'decided', decidedAt: at },
    });
    await tx.paymentProof.create({
      data: { ...row(), fileId: files.proof, status: 'refused', reason: `Bukan atas nama ${MARK}` },
    });
    await tx.signedAgreement.create({
      data: { ...row(), method: 'upload', fileId: files.signed, status: 'returned', reason: `Tanda tangan ${MARK}` },
    });
    await tx.signedAgreement.create({
      data: { ...row(), method: 'paper', fileId: files.paper, status: 'accepted', signedBy: `Ibu ${MARK}` },
    });
    await tx.payment.create({
      data: {
        ...row(),
        method: 'billing',
        amount: 50_000n,
        ntpn: 'A2B3C4D5E6F7G8H9',
        ntb: '123456',
        paidOn: '2026-11-23',
        confirmedById: 'b',
      },
    });
    await tx.rating.create({
      data: {
        id: newId(ctx),
        subject: 'order',
        subjectId: orderId,
        orderId,
        conversationId,
        service: 'order',
        channel: 'telegram',
        stars: 5,
        comment: `Terima kasih dari ${MARK}`,
        createdAt: at,
        updatedAt: at,
      },
    });
    await makeLink(tx, ctx, { orderId, fileId: files.paper, expiresAt: ctx.now() + 1_000, maxUses: 3 });
    await tx.order.update({ where: { id: orderId }, data: { phase: 'completed' } });
  });
  return code;
}

/** Whatever the counter beside the orders keeps, and what is on its way. */
export async function plantCounter(ctx: ServiceContext, { customerId, conversationId }: Who): Promise<void> {
  const at = new Date(ctx.now());
  const owner = `conversation:${conversationId}`;
  const files = [
    await markedFile(ctx, owner),
    await markedFile(ctx, owner),
    await markedFile(ctx, 'officer:petugas-1'),
  ];
  const [complaintFile = '', talkFile = '', answerFile = ''] = files;
  const seal = (words: string): string => ctx.vault.encrypt(words);
  await ctx.db.write(async (tx) => {
    await tx.visit.create({
      data: {
        id: newId(ctx),
        code: 'KJ-ABC234',
        day: '2026-11-23',
        service: 'A',
        number: 1,
        conversationId,
        customerId,
        name: `Tamu ${MARK}`,
        institution: `Instansi ${MARK}`,
        purpose: `Perlu ${MARK}`,
        language: 'id',
        channel: 'telegram',
        status: 'waiting',
        takenAt: at,
        calls: 0,
      },
    });
    const complaintId = newId(ctx);
    await tx.complaint.create({
      data: {
        id: complaintId,
        code: 'AD-ABC234',
        kind: 'complaint',
        category: 'services',
        text: seal(`Saya ${MARK} kecewa`),
        name: seal(`Bu ${MARK}`),
        contact: seal(`${MARK}@contoh.id`),
        anonymous: false,
        conversationId,
        customerId,
        aboutName: seal(`Pak ${MARK}`),
        channel: 'telegram',
        language: 'id',
        status: 'received',
        receivedAt: at,
        clock: { startedAt: at.getTime(), pauses: [], stoppedAt: null },
        revision: 1,
      },
    });
    await tx.complaintEvent.create({
      data: {
        complaintId,
        type: 'replied',
        actorKind: 'customer',
        actorName: `${MARK}`,
        words: seal(`Kata ${MARK}`),
        at,
      },
    });
    await tx.complaintFile.create({ data: { id: newId(ctx), complaintId, fileId: complaintFile, createdAt: at } });
    await tx.complaintFile.create({ data: { id: newId(ctx), complaintId, fileId: answerFile, createdAt: at } });
    const handoverId = newId(ctx);
    await tx.handover.create({
      data: {
        id: handoverId,
        conversationId,
        status: 'waiting',
        startedBy: 'customer',
        requestedAt: at,
        lastMessageAt: at,
        seenMessageId: 0,
      },
    });
    await tx.handoverFile.create({ data: { id: newId(ctx), handoverId, fileId: talkFile, createdAt: at } });
    await tx.ratingInvite.create({
      data: {
        id: newId(ctx),
        subject: 'complaint',
        subjectId: complaintId,
        conversationId,
        service: 'complaint',
        label: 'AD-ABC234',
        status: 'asked',
        askedAt: at,
      },
    });
    await tellChat(tx, ctx, { conversationId }, { type: 'privacy.ready', url: `https://x/${MARK}`, days: 7 });
    await tx.emailCode.create({
      data: { customerId, email: 'x@contoh.id', codeHash: 'x', attempts: 0, expiresAt: at, createdAt: at },
    });
    const { channel, account, chat } = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId } });
    await tx.inboxEvent.create({
      data: {
        channel,
        account,
        chat,
        externalId: 'dead-1',
        sequence: 1n,
        body: seal(JSON.stringify({ text: `Gagal ${MARK}` })),
        status: 'dead',
        attempts: 6,
        receivedAt: at,
      },
    });
  });
}

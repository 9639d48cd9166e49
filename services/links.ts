/**
 * Expiring, limited links to prepared files (docs/domain.md 4: files never go through the chat network). A link's token is
 * signed from its id, so that it can be shown again while only its hash is kept. A use is counted when the person presses
 * the button of the landing page; it gives a grant for an hour, so that resuming a large download costs no further use.
 */
import type { Tx } from '../prisma/database.ts';
import type { DownloadLink } from '../prisma/generated/sqlite/client.ts';
import type { Outcome, ServiceContext } from './context.ts';
import type { StoredFile } from './files.ts';
import { newId } from './ids.ts';

export type LinkRefusal = 'unknown' | 'expired' | 'used_up';

export interface LinkView {
  link: DownloadLink;
  file: StoredFile;
  /** null: what it leads to belongs to no order */
  orderCode: string | null;
}

const TOKEN_PURPOSE = 'download-link';
const GRANT_PURPOSE = 'download-grant';
const GRANT_MS = 3_600_000;

/** `expiresAt`: UTC ms. */
export function makeLink(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'random' | 'vault'>,
  {
    orderId,
    fileId,
    expiresAt,
    maxUses,
  }: { orderId: string | null; fileId: string; expiresAt: number; maxUses: number },
): Promise<DownloadLink> {
  const id = newId(ctx);
  return tx.downloadLink.create({
    data: {
      id,
      tokenHash: ctx.vault.hashToken(ctx.vault.sign(TOKEN_PURPOSE, id)),
      orderId,
      fileId,
      expiresAt: new Date(expiresAt),
      maxUses,
      uses: 0,
      createdAt: new Date(ctx.now()),
    },
  });
}

/**
 * Ends the links of an order to files that are not in force any more: a newer version takes their place. Links to the files
 * in `keep` go on. Grants given before end with their links.
 */
export async function endLinks(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now'>,
  orderId: string,
  keep: string[] = [],
): Promise<void> {
  const now = new Date(ctx.now());
  await tx.downloadLink.updateMany({
    where: { orderId, expiresAt: { gt: now }, fileId: { notIn: keep } },
    data: { expiresAt: now, maxUses: 0 },
  });
}

/** The address of a link's landing page. */
export function linkUrl(ctx: Pick<ServiceContext, 'vault' | 'publicUrl'>, linkId: string): string {
  return `${landingPages(ctx)}${ctx.vault.sign(TOKEN_PURPOSE, linkId)}`;
}

/** The token in the address of a landing page, living or not; null: it is none of ours. */
export function downloadToken(ctx: Pick<ServiceContext, 'publicUrl'>, url: string): string | null {
  const token = url.startsWith(landingPages(ctx)) ? url.slice(landingPages(ctx).length) : '';
  return /^[\w-]+$/.test(token) ? token : null;
}

function landingPages({ publicUrl }: Pick<ServiceContext, 'publicUrl'>): string {
  return `${publicUrl}/unduh/`;
}

/** For the landing page: counts nothing, so a link preview costs no use. */
export async function lookLink(
  ctx: Pick<ServiceContext, 'db' | 'now' | 'vault'>,
  token: string,
): Promise<Outcome<LinkView, LinkRefusal>> {
  const found = await find(ctx.db.read, ctx, token);
  const refusal = found ? refusalOf(found.link, ctx.now()) : 'unknown';
  return found && !refusal ? { ok: true, ...found } : { ok: false, reason: refusal ?? 'unknown' };
}

/** Counts one use and gives a grant for an hour. */
export async function useLink(
  ctx: Pick<ServiceContext, 'db' | 'now' | 'vault'>,
  token: string,
): Promise<Outcome<LinkView & { grant: string }, LinkRefusal>> {
  const now = ctx.now();
  return ctx.db.write(async (tx) => {
    const found = await find(tx, ctx, token);
    const refusal = found ? refusalOf(found.link, now) : 'unknown';
    if (!found || refusal) return { ok: false, reason: refusal ?? 'unknown' };
    const { id } = found.link;
    const link = await tx.downloadLink.update({
      where: { id },
      data: { uses: { increment: 1 }, lastUsedAt: new Date(now) },
    });
    const until = now + GRANT_MS;
    return { ok: true, ...found, link, grant: `${until}.${ctx.vault.sign(GRANT_PURPOSE, `${id}.${until}`)}` };
  });
}

/** Whether a grant lets its bearer fetch the file now, also when the link has expired or been used up meanwhile. */
export async function checkGrant(
  ctx: Pick<ServiceContext, 'db' | 'now' | 'vault'>,
  token: string,
  grant: string,
): Promise<Outcome<LinkView, 'unknown' | 'expired'>> {
  const found = await find(ctx.db.read, ctx, token);
  const [until = '', signature = ''] = grant.split('.', 2);
  if (!found || !ctx.vault.verify(GRANT_PURPOSE, `${found.link.id}.${until}`, signature)) {
    return { ok: false, reason: 'unknown' };
  }
  // maxUses 0: ended by the office
  if (Number(until) <= ctx.now() || found.link.maxUses === 0) return { ok: false, reason: 'expired' };
  return { ok: true, ...found };
}

async function find(
  source: Pick<Tx, 'downloadLink' | 'storedFile'> | ServiceContext['db']['read'],
  ctx: Pick<ServiceContext, 'vault'>,
  token: string,
): Promise<LinkView | null> {
  const row = await source.downloadLink.findUnique({
    where: { tokenHash: ctx.vault.hashToken(token) },
    include: { order: { select: { code: true } } },
  });
  if (!row) return null;
  const { order, ...link } = row;
  const file = await source.storedFile.findUnique({ where: { id: link.fileId } });
  return file && { link, file, orderCode: order?.code ?? null };
}

function refusalOf(link: DownloadLink, now: number): LinkRefusal | undefined {
  if (link.expiresAt.getTime() <= now) return 'expired';
  return link.uses >= link.maxUses ? 'used_up' : undefined;
}

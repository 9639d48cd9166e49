import type { Reader } from '../../prisma/database.ts';

/** How much a running program still has to tell and to send, read beside it. */
export async function outstanding(read: Reader): Promise<number> {
  const queued = await read.message.count({ where: { status: 'queued' } });
  return queued + (await read.orderEvent.count({ where: { notify: 'pending' } }));
}

/** An office with a mail server on the loopback: letters go out by the real outbox, for one test. */
import { expect, onTestFinished } from 'vitest';
import { createEmail } from '../../../bots/email/email.ts';
import type { EmailTiming } from '../../../bots/email/timing.ts';
import { createOutbox } from '../../../bots/outbox.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { EMAIL, putLetter } from '../../../services/email/letter.ts';
import type { Letter } from '../../../services/email/letter.ts';
import type { Worker } from '../../../services/worker.ts';
import { openMailServer } from '../../fakes/smtp.ts';
import type { MailServerFake } from '../../fakes/smtp.ts';
import { openOffice } from '../../services/orders_office.ts';
import type { Workshop } from '../../services/workshop.ts';

export interface PostOffice extends Workshop {
  server: MailServerFake;
  /** The channel and its outbox, begun; a second one is another life of the program over the same data. */
  open(timing?: Partial<EmailTiming>): PostLife;
  /** Puts a letter on its way. */
  write(about: string, letter?: Partial<Letter>, text?: string): Promise<void>;
  /** letters by status, oldest first */
  rows(): Promise<{ status: string; attempts: number; doubts: number; error: string | null }[]>;
}

export interface PostLife {
  outbox: Worker;
  /** As program.ts ends: the channel first, then the worker. */
  end(): Promise<void>;
}

export const TO = 'siti@mail.example';

const LETTER: Letter = {
  to: TO,
  subject: 'Tagihan pesanan GP-ABC234',
  links: [],
  files: [],
  thread: 'GP-ABC234',
  why: 'Karena Anda memesan.',
  language: 'id',
};

export async function openPostOffice(login?: { user: string; pass: string }): Promise<PostOffice> {
  const workshop = await openOffice();
  const { ctx } = workshop;
  ctx.mail = true;
  const server = await openMailServer(login === undefined ? {} : { login });
  onTestFinished(() => server.stop());
  return {
    ...workshop,
    server,
    open(timing = {}) {
      const email = createEmail({ ctx, config: { url: server.url, from: 'pst@kantor.example' }, timing });
      const outbox = createOutbox(ctx, new Map([[email.channel.name, email.channel]]));
      const quiet = ctx.db.afterCommit(() => outbox.wake());
      outbox.start();
      email.start();
      let ended: Promise<void> | undefined;
      const end = () =>
        (ended ??= (async () => {
          quiet();
          await email.channel.stop();
          await outbox.stop();
        })());
      onTestFinished(end);
      return { outbox, end };
    },
    async write(about, letter = {}, text = 'Yth. Ibu *Siti*,\n\nTagihan sudah terbit.') {
      const mailbox = { key: 'customer-1', customerId: null, language: 'id' as const };
      await ctx.db.write((tx) => putLetter(tx, ctx, mailbox, { about, text, letter: { ...LETTER, ...letter } }));
    },
    rows: () =>
      ctx.db.read.message.findMany({
        where: { conversation: { ...EMAIL } },
        orderBy: { id: 'asc' },
        select: { status: true, attempts: true, doubts: true, error: true },
      }),
  };
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(condition, { timeout: 10_000, interval: 5 }).toBe(true);
}

/** Letters of the office that were sent. */
export async function sent({ ctx }: { ctx: ServiceContext }, count: number): Promise<void> {
  await until(
    async () => (await ctx.db.read.message.count({ where: { status: 'sent', conversation: { ...EMAIL } } })) >= count,
  );
}

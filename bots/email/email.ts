/** E-mail as a channel: the second way of letters to customers and officers (docs/domain.md 15). Nothing comes in by it. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { noteName, noteStanding, openAccount } from '../../services/channel_accounts.ts';
import type { Standing } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { EMAIL } from '../../services/email/letter.ts';
import { fileById, readFileBytes } from '../../services/files.ts';
import { readOffice } from '../../services/office.ts';
import type { Channel, Outgoing, SendResult } from '../channel.ts';
import { htmlOf, plainOf } from './compose.ts';
import { resultOf, standingAfter } from './outcome.ts';
import { MailProblem } from './problem.ts';
import { MailServer } from './server.ts';
import { TIMING } from './timing.ts';
import type { EmailTiming } from './timing.ts';
import { watchServer } from './watch.ts';

export interface EmailOptions {
  ctx: ServiceContext;
  config: {
    /** smtp:// or smtps:// */
    url: string;
    /** undefined: the office's e-mail */
    from: string | undefined;
  };
  timing?: Partial<EmailTiming> | undefined;
}

export interface EmailWay {
  channel: Channel;
  /** Returns at once: looks whether the server answers, again and again until it does. */
  start(): void;
}

export function createEmail({ ctx, config, timing: given }: EmailOptions): EmailWay {
  const timing = { ...TIMING, ...given };
  const server = new MailServer(config.url, timing);
  const stopping = new AbortController();
  let watching: Promise<void> = Promise.resolve();
  let stood: Standing | undefined;

  const sender = async () => config.from ?? (await readOffice(ctx)).office.email;

  /** Never throws: a card that is behind is put right with the next change. */
  const stands = async (standing: Standing): Promise<void> => {
    if (stood?.state === standing.state && stood.problem === standing.problem) return;
    try {
      await openAccount(ctx, EMAIL, 'smtp');
      await noteName(ctx, EMAIL, await sender());
      await noteStanding(ctx, EMAIL, standing);
      stood = standing;
    } catch (err) {
      ctx.log.warn({ err, channel: EMAIL.channel, code: 'EMAIL_STANDING' }, 'How the mail server stands was not noted');
    }
  };

  const send: Channel['send'] = async (_address, outgoing): Promise<SendResult> => {
    const from = await sender();
    const letter = await compose(ctx, from, outgoing);
    // it is no letter, so nobody knows where it should go
    if (letter === null) return { kind: 'failed', reason: 'no letter' };
    try {
      await server.send({ from, to: letter.to }, letter.bytes);
      await stands({ state: 'connected', problem: null });
      return { kind: 'sent' };
    } catch (err) {
      if (!(err instanceof MailProblem)) throw err;
      const standing = err.code === 'STOPPED' ? null : standingAfter(err);
      if (standing !== null) await stands(standing);
      const result = resultOf(err);
      if (result === null) throw err;
      return result;
    }
  };

  return {
    channel: {
      name: EMAIL.channel,
      account: EMAIL.account,
      repeatable: false,
      send,
      async stop() {
        stopping.abort();
        server.stop();
        await watching;
      },
    },
    start() {
      watching = watchServer({ server, stands, lookMs: timing.lookMs }, stopping.signal);
    },
  };
}

async function compose(
  ctx: ServiceContext,
  from: string,
  { id, body }: Outgoing,
): Promise<{ to: string; bytes: Buffer } | null> {
  if (body.kind !== 'text' || body.letter === undefined) return null;
  const { office } = await readOffice(ctx);
  const { to, subject, links, files, thread, why, language } = body.letter;
  const sheet = { text: body.text, links, why, language };
  const host = from.split('@').at(-1) ?? 'localhost';
  // of the message's row, so that a letter that went twice is known as one; signed, so that no two offices have the same
  const mark = ctx.vault.sign('mail-message', String(id)).slice(0, 12);
  const root = thread === null ? {} : threadOf(`<${thread.toLowerCase()}@${host}>`);
  const message = new MailComposer({
    from: { name: office.name, address: from },
    to,
    subject,
    text: plainOf(sheet, office),
    html: htmlOf(sheet, office),
    messageId: `<${id}.${mark}@${host}>`,
    ...root,
    date: new Date(ctx.now()),
    // RFC 3834: no answering machine shall answer
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    attachments: await attached(ctx, files),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { to, bytes: await message.compile().build() };
}

/** Letters about one order answer the same root, which was never sent: mail programs show them as one thread. */
function threadOf(root: string) {
  return { inReplyTo: root, references: [root] };
}

/** A file that is gone leaves its link. */
async function attached(ctx: ServiceContext, ids: readonly string[]) {
  const found = await Promise.all(
    ids.map(async (id) => {
      const [file, content] = [await fileById(ctx, id), await readFileBytes(ctx, id)];
      return file === null || content === null ? [] : [{ filename: file.name, contentType: file.mime, content }];
    }),
  );
  return found.flat();
}

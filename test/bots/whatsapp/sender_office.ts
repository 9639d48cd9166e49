/** A sender on a line in hand, with one person in a chat, for one test. */
import type { ChatAddress, OutboundBody, Outgoing, SendResult } from '../../../bots/channel.ts';
import { createSender } from '../../../bots/whatsapp/send.ts';
import type { Sender } from '../../../bots/whatsapp/send.ts';
import { TIMING } from '../../../bots/whatsapp/timing.ts';
import type { WhatsAppTiming } from '../../../bots/whatsapp/timing.ts';
import { CHANNEL } from '../../../bots/whatsapp/wire.ts';
import type { Ack, Content, Wire } from '../../../bots/whatsapp/wire.ts';
import { openWorkshop } from '../../services/workshop.ts';
import type { Workshop } from '../../services/workshop.ts';

export const NUMBER = '628114567890';
export const CHAT = '111222333@lid';
export const PHONE = '+6281234567890';

export interface SenderOffice extends Workshop {
  sender: Sender;
  line: { account: string; wire: Wire | undefined };
  /** what was put into chats */
  put: { chat: string; id: string; content: Content }[];
  signs: string[];
  /** what the server says of the next ones; 'taken' afterwards */
  answers: (Ack | Error | (() => Ack))[];
  /** the row of a message in the chat's transcript */
  row(body: OutboundBody | string, more?: { status?: string; bubbles?: number; chat?: string }): Promise<number>;
  /** One call of `send`, for a message of its own unless `more` names one. */
  send(body: OutboundBody, more?: Partial<Outgoing>, chat?: string): Promise<SendResult>;
}

export async function openSenderOffice(timing: Partial<WhatsAppTiming> = {}): Promise<SenderOffice> {
  const workshop = await openWorkshop();
  const { ctx } = workshop;
  const put: SenderOffice['put'] = [];
  const signs: string[] = [];
  const answers: SenderOffice['answers'] = [];
  const wire: Wire = {
    send(chat, id, content) {
      const answer = answers.shift() ?? { kind: 'taken' as const };
      if (answer instanceof Error) return Promise.reject(answer);
      put.push({ chat, id, content });
      return Promise.resolve(typeof answer === 'function' ? answer() : answer);
    },
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    typing: (chat, on) => void signs.push(`${chat} ${on ? 'on' : 'off'}`),
    read: () => {},
  };
  const line: SenderOffice['line'] = { account: NUMBER, wire };
  const sender = createSender({ ctx, line, timing: { ...TIMING, jitterMs: [0, 0], ...timing } });
  await addChat(ctx, CHAT, { phone: PHONE });
  let rows = 0;
  return {
    ...workshop,
    sender,
    line,
    put,
    signs,
    answers,
    row: async (body, { status = 'sent', bubbles = 0, chat = CHAT } = {}) => {
      const conversationId = chat;
      const kept = typeof body === 'string' ? body : JSON.stringify(body);
      const { id } = await ctx.db.write((tx) =>
        tx.message.create({
          data: {
            conversationId,
            direction: 'out',
            externalId: `m${(rows += 1)}#0`,
            body: kept,
            status,
            bubbles,
            attempts: 1,
            createdAt: new Date(ctx.now()),
          },
        }),
      );
      return id;
    },
    send: (body, more = {}, chat = CHAT) =>
      sender.send(addressOf(chat), { id: 1, body, bubbles: 0, doubts: 0, unasked: false, ...more }),
  };
}

/** A conversation; `heard`: its person has written. */
export async function addChat(
  ctx: Workshop['ctx'],
  chat: string,
  { phone = null, heard = true, account = NUMBER }: { phone?: string | null; heard?: boolean; account?: string } = {},
): Promise<void> {
  const at = new Date(ctx.now());
  await ctx.db.write((tx) =>
    tx.conversation.create({
      data: {
        id: chat,
        ...addressOf(chat, account),
        phone,
        language: 'id',
        machineVersion: 0,
        snapshot: '',
        revision: 1,
        lastInboundAt: heard ? at : null,
        createdAt: at,
        updatedAt: at,
      },
    }),
  );
}

export function addressOf(chat: string, account = NUMBER): ChatAddress {
  return { channel: CHANNEL, account, chat };
}

export function text(words: string, labels: string[] = []): OutboundBody {
  return { kind: 'text', text: words, choices: labels.map((label, at) => ({ id: `choice:${at}`, label })) };
}

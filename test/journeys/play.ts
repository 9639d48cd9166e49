/** Plays a script in an office over one channel: the same lines, with what really came of them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connectNames, orderNames, parseScript, replyLine, ticketNames, writeScript } from '../../bots/script.ts';
import type { Line, Said, ScriptOfficer } from '../../bots/script.ts';
import type { Office, People } from '../office.ts';
import { actAtCounter } from './counter.ts';
import { download } from './download.ts';
import type { Device, Network, Received, Sent } from './driver.ts';
import { actAsAdmin, actAsOfficer } from './officers.ts';
import { MAILBOX } from './mailbox.ts';
import type { Mailbox } from './mailbox.ts';
import { sampleFile } from './sample_files.ts';

const OPENINGS = fileURLToPath(new URL('openings/', import.meta.url));

const OFFICERS: Record<ScriptOfficer, keyof People> = {
  petugas: 'petugas',
  'petugas 2': 'petugas2',
  bendahara: 'bendahara',
  admin: 'admin',
  pimpinan: 'pimpinan',
};

/** Between any two lines: nothing happens at the very same moment, and no journey runs into the next minute by it. */
const LINE_MS = 10;

/** What another chat is called depends on the network that the journey is played over. */
const CHANNEL_NAME = /(?<=[Oo]brolan lain \()(?:obrolan web|Telegram|WhatsApp)(?=\))/g;

/** Lines that are told when one cannot be carried out. */
const TOLD = 8;

/** How customers are reached: `mailbox` where the office has a mail server. */
export interface Reach {
  network: Network;
  mailbox?: Mailbox | undefined;
}

/** @throws Error that tells what had happened until a line could not be carried out */
export async function play(script: readonly Line[], reach: Reach, office: Office): Promise<Line[]> {
  const stage = new Stage(reach, office);
  const played: Line[] = [];
  for (const line of script) {
    if (line.kind === 'reply' || line.kind === 'refused') continue;
    played.push(line);
    if (line.kind === 'note') continue;
    try {
      if (line.kind === 'opening') await open(stage, line);
      else played.push(...(await stage.carryOut(line)));
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${problem}\n\nwhile playing the last of these lines:\n${writeScript(played.slice(-TOLD))}`, {
        cause,
      });
    }
  }
  return played;
}

/** What comes of an opening's lines is not told again: it is golden where the opening is played in full. */
async function open(stage: Stage, { chat, name }: Line & { kind: 'opening' }): Promise<void> {
  for (const line of parseScript(readFileSync(`${OPENINGS}${name}.journey`, 'utf8'))) {
    if (line.kind === 'note') continue;
    const results = await stage.carryOut(line.kind === 'customer' ? { ...line, chat } : line);
    const refused = results.find(({ kind }) => kind === 'refused');
    if (refused !== undefined) throw new Error(`The opening ${name} was refused: ${JSON.stringify(refused)}`);
  }
}

class Stage {
  readonly #network: Network;
  readonly #mailbox: Mailbox | undefined;
  readonly #office: Office;
  readonly #devices = new Map<string, Device>();
  /** links by chat, newest last */
  readonly #links = new Map<string, (Received & { kind: 'link' })[]>();
  /** codes of the orders in the sequence in which they were placed */
  #codes: string[] = [];
  /** codes of the complaints in the sequence in which they were sent */
  #tickets: string[] = [];
  /** codes that connect a chat, or confirm an address, in the sequence in which they were given */
  readonly #keys: string[] = [];

  constructor({ network, mailbox }: Reach, office: Office) {
    this.#network = network;
    this.#mailbox = mailbox;
    this.#office = office;
  }

  async carryOut(line: Line): Promise<Line[]> {
    this.#office.tick(LINE_MS);
    const results = await this.#act(line);
    await this.#office.settled();
    const orders = await this.#office.ctx.db.read.order.findMany({
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { code: true },
    });
    this.#codes = orders.map(({ code }) => code);
    const complaints = await this.#office.ctx.db.read.complaint.findMany({ orderBy: { id: 'asc' } });
    this.#tickets = complaints.map(({ code }) => code);
    const shown = await this.#shown();
    return [...results, ...shown].map((result) =>
      result.kind === 'reply' ? { ...result, text: this.#withNames(result.text) } : result,
    );
  }

  async #act(line: Line): Promise<Line[]> {
    switch (line.kind) {
      case 'clock':
        await this.#moveClock(line.to);
        return [];
      case 'officer': {
        const { ctx, people } = this.#office;
        if (line.who === 'admin' && line.order === null) {
          const reason = await actAsAdmin(ctx, people.admin, line.act);
          return reason === undefined ? [] : [{ kind: 'refused', reason }];
        }
        const counter =
          line.order === null
            ? actAtCounter({ ctx, actor: people[OFFICERS[line.who]] }, this.#withCodes(line.act))
            : undefined;
        if (counter !== undefined) {
          const reason = await counter;
          return reason === undefined ? [] : [{ kind: 'refused', reason }];
        }
        const code = line.order === null ? this.#codes.at(-1) : this.#withCodes(line.order);
        if (code === undefined) throw new Error('There is no order yet');
        const actor = people[OFFICERS[line.who]];
        const reason = await actAsOfficer(ctx, actor, code, this.#withCodes(line.act));
        return reason === undefined ? [] : [{ kind: 'refused', reason }];
      }
      case 'customer':
        return this.#say(line.chat, line.said);
      default:
        return [];
    }
  }

  async #say(chat: string, said: Said): Promise<Line[]> {
    const device = this.#devices.get(chat) ?? (await this.#network.newDevice(this.#office));
    this.#devices.set(chat, device);
    if (said.kind === 'act' && said.act === 'download') {
      const link = this.#links.get(chat)?.findLast(({ text }) => text.startsWith(this.#withCodes(said.object)));
      if (link?.url === undefined) throw new Error(`No link begins with '${said.object}'`);
      return [{ kind: 'reply', chat, text: await download(link.url) }];
    }
    await device.send(this.#messageOf(said));
    return [];
  }

  #messageOf(said: Said): Sent {
    switch (said.kind) {
      case 'text':
        return { kind: 'text', text: this.#withCodes(said.text) };
      case 'tap':
        return { kind: 'tap', label: this.#withCodes(said.label) };
      case 'act':
        return this.#doing(said);
    }
  }

  #doing({ act, object }: Said & { kind: 'act' }): Sent {
    switch (act) {
      case 'file':
        return { kind: 'file', ...sampleFile(object) };
      case 'choice':
        return { kind: 'choice', token: this.#withCodes(object) };
      case 'start':
        return { kind: 'start', payload: this.#withCodes(object) };
      case 'letters':
        return { kind: 'text', text: 'abcd '.repeat(Math.ceil(Number(object) / 5)).slice(0, Number(object)) };
      case 'download':
        throw new Error('A download is no message');
      default:
        return { kind: act };
    }
  }

  #withCodes(text: string): string {
    return ticketNames(this.#tickets).show(connectNames(this.#keys).show(orderNames(this.#codes).show(text)));
  }

  #withNames(text: string): string {
    const hidden = connectNames(this.#keys).hide(orderNames(this.#codes).hide(text));
    return ticketNames(this.#tickets).hide(hidden).replace(CHANNEL_NAME, '{channel}');
  }

  async #moveClock(to: string): Promise<void> {
    const [, amount = '', unit = ''] = /^\+(\d+)([dhm])$/.exec(to) ?? [];
    const by = Number(amount);
    if (unit === '') await this.#office.setClock(to);
    else
      await this.#office.pass({
        days: unit === 'd' ? by : 0,
        hours: unit === 'h' ? by : 0,
        minutes: unit === 'm' ? by : 0,
      });
  }

  async #shown(): Promise<Line[]> {
    const lines: Line[] = [];
    for (const [chat, device] of [...this.#devices].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      for (const received of await device.received()) {
        lines.push(replyLine(chat, received));
        if (received.kind === 'code' && received.value.startsWith('SB-')) this.#keys.push(received.value);
        if (received.kind === 'link') this.#links.set(chat, [...(this.#links.get(chat) ?? []), received]);
      }
    }
    for (const { text, codes } of this.#mailbox?.received() ?? []) {
      lines.push({ kind: 'reply', chat: MAILBOX, text });
      this.#keys.push(...codes);
    }
    return lines;
  }
}

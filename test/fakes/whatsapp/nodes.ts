/** Binary nodes, WhatsApp's XML, and the addresses in them. */
import { getAllBinaryNodeChildren, getBinaryNodeChild, jidDecode, jidEncode } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';

export type { BinaryNode } from '@whiskeysockets/baileys';

export const SERVER = 's.whatsapp.net';

type Attrs = Readonly<Record<string, string | number | undefined>>;

/** Attributes that are undefined are left out; numbers are written as WhatsApp writes them. */
export function node(tag: string, attrs: Attrs = {}, content?: BinaryNode['content']): BinaryNode {
  const given = Object.entries(attrs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return { tag, attrs: Object.fromEntries(given), ...(content !== undefined && { content }) };
}

export const child = (parent: BinaryNode | undefined, tag: string): BinaryNode | undefined =>
  parent && getBinaryNodeChild(parent, tag);

export const children = (parent: BinaryNode | undefined): BinaryNode[] =>
  parent ? getAllBinaryNodeChildren(parent) : [];

/** @throws Error when the node holds no bytes */
export function bytesIn(parent: BinaryNode | undefined, tag?: string): Buffer {
  const holder = tag === undefined ? parent : child(parent, tag);
  if (!(holder?.content instanceof Uint8Array)) throw new Error(`no bytes in <${parent?.tag}> ${tag ?? ''}`);
  return Buffer.from(holder.content);
}

export const textIn = (holder: BinaryNode | undefined): string =>
  typeof holder?.content === 'string' || holder?.content instanceof Uint8Array ? holder.content.toString() : '';

export const uintIn = (parent: BinaryNode | undefined, tag: string): number => {
  const bytes = bytesIn(parent, tag);
  return bytes.readUIntBE(0, bytes.length);
};

/** A number of so many bytes, the highest first. */
export function bigEndian(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

export interface Address {
  user: string;
  /** 's.whatsapp.net', 'lid' or another of WhatsApp's */
  server: string;
  device: number;
}

/** @throws Error when it is no address */
export function addressOf(jid: string | undefined): Address {
  const decoded = jid === undefined ? undefined : jidDecode(jid);
  if (!decoded) throw new Error(`not an address: ${jid}`);
  return { user: decoded.user, server: decoded.server, device: decoded.device ?? 0 };
}

export const pnJid = (user: string, device = 0): string => jidEncode(user, 's.whatsapp.net', device);
export const lidJid = (user: string, device = 0): string => jidEncode(user, 'lid', device);

/** For a message of a problem: the start of the element. */
export const shown = ({ tag, attrs }: BinaryNode): string =>
  `<${tag}${Object.entries(attrs)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')}>`;

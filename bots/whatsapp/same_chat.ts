/** Whose chat it is, by the names that WhatsApp has for one person. Pure. */

/** '6281...:12@s.whatsapp.net', a device of a person, as the person. */
export function withoutDevice(jid: string): string {
  return jid.replace(/[:_][^@]*(?=@)/, '').replace(/@c\.us$/, '@s.whatsapp.net');
}

/** `jids`: of one person, with or without a device. */
export function isChatOf({ chat, phone }: { chat: string; phone: string | null }, jids: readonly string[]): boolean {
  const names = new Set(jids.map(withoutDevice));
  return names.has(chat) || (phone !== null && names.has(`${phone.replace(/^\+/, '')}@s.whatsapp.net`));
}

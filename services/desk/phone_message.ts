/** What a person of the office wrote on the telephone that the office's number is on, as it stands in the transcript. */

/** The program has not sent it: no externalId of what a turn says begins so. */
const PREFIX = 'phone:';

/** Of messages: those. */
export const FROM_PHONE = { direction: 'out', externalId: { startsWith: PREFIX } } as const;

/** `id`: as the network calls it. */
export function phoneMessageId(id: string): string {
  return `${PREFIX}${id}`;
}

export function isFromPhone({ direction, externalId }: { direction: string; externalId: string }): boolean {
  return direction === 'out' && externalId.startsWith(PREFIX);
}

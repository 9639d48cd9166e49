/** How a message goes along with the keys that the library writes: as one more kind of key, which the store puts into the inbox. */
import type { SignalDataSet } from '@whiskeysockets/baileys';
import type { Arrived } from './arrival.ts';

const KIND = 'gerai-arrived';

export const intoInbox = {
  /** for `keys.set` */
  write: (arrived: Arrived): SignalDataSet => ({ [KIND]: { [arrived.externalId]: arrived } }) as SignalDataSet,

  /** what the store is given by the library */
  read(changes: object): { keys: Record<string, Record<string, unknown>>; arrived: Arrived[] } {
    const { [KIND]: arrived = {}, ...keys } = changes as Record<string, Record<string, unknown>>;
    return { keys, arrived: Object.values(arrived) as Arrived[] };
  },
};

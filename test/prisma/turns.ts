import type { StoredConversation, TurnCommit } from '../../prisma/turn_store.ts';

/** 2026-11-22T03:04:05.678Z */
export const AT = Date.UTC(2026, 10, 22, 3, 4, 5, 678);

/** A chat that is not stored yet. */
export function conversation(id: string, changes: Partial<StoredConversation> = {}): StoredConversation {
  return {
    id,
    channel: 'webchat',
    account: 'office',
    chat: `chat of ${id}`,
    customerId: null,
    language: 'id',
    machineVersion: 1,
    snapshot: '{"value":"consent"}',
    revision: 0,
    ...changes,
  };
}

/** A turn with one message in and two replies. */
export function turn(
  state: StoredConversation,
  externalId: string,
  changes: Partial<Omit<TurnCommit, 'conversation' | 'externalId'>> = {},
): TurnCommit {
  return {
    conversation: state,
    externalId,
    event: '{"type":"message"}',
    before: null,
    barrier: false,
    undoes: null,
    inbound: '{"text":"halo"}',
    outbound: ['{"text":"Selamat datang"}', '{"text":"Apakah Anda setuju?"}'],
    orderEventId: null,
    at: AT,
    ...changes,
  };
}

/**
 * Old snapshots in new programs. Each change of the machine's version adds a function to ./migrations;
 * test/fixtures/snapshots keeps one snapshot of every state of every version, and each must restore.
 */
import { emptyContext } from './context.ts';
import type { Context } from './context.ts';
import { completeProfile } from './flows/profile_fields.ts';
import { MIGRATIONS } from './migrations.ts';
import { openConversation, questionOf, restoreSnapshot } from './step.ts';
import type { ConversationState } from './step.ts';
import { CONVERSATION_MACHINE_VERSION } from './machine.ts';

/** The state in the machine of today, or `recovered`: a kind fresh start, because orders live in tables and are safe. */
export function restoreConversation(stored: ConversationState): {
  kind: 'restored' | 'recovered';
  state: ConversationState;
} {
  try {
    let state = stored;
    while (state.version < CONVERSATION_MACHINE_VERSION) {
      const migrate = MIGRATIONS[state.version];
      if (migrate === undefined) throw new Error(`No migration from version ${state.version}`);
      state = migrate(state);
    }
    restoreSnapshot(state);
    if (state.version !== CONVERSATION_MACHINE_VERSION || !isWhole(state.context) || questionOf(state) === null)
      throw new Error('No question there');
    return { kind: 'restored', state };
  } catch {
    return { kind: 'recovered', state: freshStart(stored) };
  }
}

/** A field that came later needs a migration. */
function isWhole(context: Context): boolean {
  return Object.keys(emptyContext('id')).every((field) => field in context);
}

/** Consent and registration are facts, not places: they are kept when they can be read. */
function freshStart(stored: ConversationState): ConversationState {
  const old = (stored as Partial<ConversationState> | null)?.context;
  const { context } = openConversation(old?.language === 'en' ? 'en' : 'id').state;
  const kept = { ...context, consented: old?.consented === true, profile: completeProfile(old?.profile ?? {}) ?? null };
  return {
    version: CONVERSATION_MACHINE_VERSION,
    value: kept.consented ? 'menu' : { welcome: 'consent' },
    context: kept,
  };
}

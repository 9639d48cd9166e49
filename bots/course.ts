/** The way of one event through the machine, within a turn (./turn). */
import type { Result } from '../machines/conversation/effects.ts';
import type { ConversationEvent } from '../machines/conversation/events.ts';
import { placeOf } from '../machines/conversation/place.ts';
import type { Say } from '../machines/conversation/setup.ts';
import { step } from '../machines/conversation/step.ts';
import type { ConversationState, Step } from '../machines/conversation/step.ts';
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from '../services/context.ts';
import { answerQuery, carryOut } from './effects.ts';
import type { Chat } from './effects.ts';

/** Longer chains of queries and commands than any flow has mean a loop in the machine. */
const LONGEST_CHAIN = 12;

/** What comes of a command that changed nothing which "kembali" would have to undo. */
const NOTHING_DONE = new Set<Result['type']>([
  'connect.fits',
  'connect.refused',
  'connect.notIssued',
  // a page that is open
  'upload.opened',
]);

/** Steps, and the queries and commands between them. */
export class Course {
  state!: ConversationState;
  readonly says: Say[] = [];
  committedEffect = false;
  needsWrite = false;
  readonly #ctx: ServiceContext;
  readonly #chat: Chat;
  readonly #tx: Tx | undefined;

  constructor(ctx: ServiceContext, chat: Chat, tx: Tx | undefined) {
    this.#ctx = ctx;
    this.#chat = chat;
    this.#tx = tx;
  }

  go(event: ConversationEvent): Promise<void> {
    return this.begin(step(this.state, event));
  }

  async begin(first: Step): Promise<void> {
    let steps = 0;
    const pending = [...this.#absorb(first)];
    for (let effect = pending.shift(); effect !== undefined; effect = pending.shift()) {
      steps += 1;
      if (steps > LONGEST_CHAIN) throw Object.assign(new Error('A turn never ended'), { code: 'TURN_CHAIN_TOO_LONG' });
      this.#chat.language = this.state.context.language;
      if (effect.kind === 'command' && this.#tx === undefined) {
        this.needsWrite = true;
        return;
      }
      const result =
        effect.kind === 'query'
          ? await answerQuery(this.#ctx, this.#tx ?? this.#ctx.db.read, this.#chat, effect.query)
          : await this.#command(effect.command);
      pending.push(...this.#absorb(step(this.state, result)));
    }
  }

  #absorb({ state, says, effects }: Step): Step['effects'] {
    this.state = state;
    this.says.push(...says);
    return effects;
  }

  async #command(command: Parameters<typeof carryOut>[3]) {
    if (this.#tx === undefined)
      throw Object.assign(new Error('A command outside of a write'), { code: 'TURN_NO_WRITE' });
    const result = await carryOut(this.#ctx, this.#tx, this.#chat, command, placeOf(this.state));
    if (!NOTHING_DONE.has(result.type)) this.committedEffect = true;
    return result;
  }
}

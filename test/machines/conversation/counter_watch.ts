/** What must hold of commands to the counter beside the orders, in any weather. */
import { expect } from 'vitest';
import type { CounterCommand } from '../../../machines/conversation/effects.ts';
import type { Stride } from './chat.ts';

export function counterCommand(command: CounterCommand, { before }: Pick<Stride, 'before' | 'event'>): void {
  expect(before.context.consented, `${command.type} without consent`).toBe(true);
}

/** Carries out what a conversation asks of the counter beside the orders: each part by its own services. */
import type { CounterCommand, CounterQuery, CounterResult } from '../machines/conversation/effects.ts';
import type { Command, Query } from '../machines/conversation/effects.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import { answerComplaint, carryOutComplaint } from '../services/complaints/chat.ts';
import type { ServiceContext } from '../services/context.ts';
import { answerDesk, carryOutDesk } from '../services/desk/chat.ts';
import { carryOutEmail } from '../services/email/chat.ts';
import { informationCard } from '../services/information.ts';
import { answerPrivacy, carryOutPrivacy } from '../services/privacy/chat.ts';
import { answerSurvey, carryOutSurvey } from '../services/survey/chat.ts';
import { answerVisit, carryOutVisit } from '../services/visits/chat.ts';
import type { Chat } from './effects.ts';

const PARTS = ['desk', 'visit', 'complaint', 'survey', 'privacy', 'information', 'email'] as const;
type Part = (typeof PARTS)[number];

/** The part of the counter that a query or command is for: its type begins with it. */
type Of<T extends { type: string }, P extends Part> = Extract<T, { type: `${P}.${string}` }>;

function isFor<T extends { type: string }, P extends Part>(asked: T, part: P): asked is Of<T, P> {
  return asked.type.startsWith(`${part}.`);
}

export function isCounterQuery(query: Query): query is CounterQuery {
  return PARTS.some((part) => isFor(query, part));
}

export function isCounterCommand(command: Command): command is CounterCommand {
  return PARTS.some((part) => isFor(command, part));
}

export async function answerCounter(
  ctx: ServiceContext,
  db: Reader,
  chat: Chat,
  query: CounterQuery,
): Promise<CounterResult> {
  if (isFor(query, 'desk')) return answerDesk(ctx, db, chat, query);
  if (isFor(query, 'visit')) return answerVisit(ctx, db, chat, query);
  if (isFor(query, 'complaint')) return answerComplaint(ctx, db, chat, query);
  if (isFor(query, 'survey')) return answerSurvey(ctx, db, chat, query);
  if (isFor(query, 'privacy')) return answerPrivacy(ctx, db, chat, query);
  return { type: 'information.shown', topic: query.topic, card: await informationCard(ctx) };
}

/** Inside the turn's write. */
export async function carryOutCounter(
  ctx: ServiceContext,
  tx: Tx,
  chat: Chat,
  command: CounterCommand,
): Promise<CounterResult> {
  if (isFor(command, 'desk')) return carryOutDesk(ctx, tx, chat, command);
  if (isFor(command, 'visit')) return carryOutVisit(ctx, tx, chat, command);
  if (isFor(command, 'complaint')) return carryOutComplaint(ctx, tx, chat, command);
  if (isFor(command, 'survey')) return carryOutSurvey(ctx, tx, chat, command);
  if (isFor(command, 'email')) return carryOutEmail(ctx, tx, chat, command);
  const { result, customerId } = await carryOutPrivacy(ctx, tx, chat, command);
  chat.customerId = customerId;
  return result;
}

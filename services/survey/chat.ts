/** What chats ask of this part of the counter (machines/conversation/counter/survey). */
import type { SurveyCommand, SurveyQuery, SurveyResult } from '../../machines/conversation/counter/survey.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';

export async function answerSurvey(
  _ctx: ServiceContext,
  _db: Reader,
  _chat: ChatOf,
  query: SurveyQuery,
): Promise<SurveyResult> {
  throw new Error(query.type);
}

/** Inside the turn's write. */
export async function carryOutSurvey(
  _ctx: ServiceContext,
  _tx: Tx,
  _chat: ChatOf,
  command: SurveyCommand,
): Promise<SurveyResult> {
  throw new Error(command.type);
}

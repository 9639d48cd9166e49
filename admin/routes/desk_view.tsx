/** Gathers what the page of a talk shows; used by every route that ends on it, also when something went wrong. */
import type { Request, Response } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { otherTalkers, repliesFor, talkLines, type TalkView } from '../../services/desk/talk.ts';
import { markSeen } from '../../services/desk/talks.ts';
import { readOffice } from '../../services/office.ts';
import { EMPTY_FORM, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { TalkPage } from '../views/desk/talk_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';

export interface TalkMishap {
  answer?: FormState;
  file?: FormState;
  transfer?: FormState;
  refusal?: string | null;
  status?: number;
}

export async function sendTalkPage(
  ctx: ServiceContext,
  req: Request,
  res: Response,
  talk: TalkView,
  { answer = EMPTY_FORM, file = EMPTY_FORM, transfer = EMPTY_FORM, refusal = null, status = 200 }: TalkMishap = {},
): Promise<void> {
  const officer = officerOf(res);
  const chat = await talkLines(ctx, officer, talk);
  await markSeen(ctx, officer, talk.id, chat.lines.at(-1)?.id ?? 0);
  const [frame, { office }, replies, others] = await Promise.all([
    frameOf(ctx, req, res),
    readOffice(ctx),
    talk.own ? repliesFor(ctx, officer, talk) : [],
    talk.own ? otherTalkers(ctx, officer.id) : [],
  ]);
  const { timeZone } = office;
  sendPage(
    res,
    <TalkPage {...{ frame, talk, chat, timeZone, replies, others, answer, file, transfer, refusal }} />,
    status,
  );
}

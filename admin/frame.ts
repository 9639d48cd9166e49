/** What is around a page: who is signed in, the office, and what the last change did. */
import type { Request, Response } from 'express';
import type { ServiceContext } from '../services/context.ts';
import { readOffice } from '../services/office.ts';
import { waitingFor } from './waiting.ts';
import { noticeOf } from './notices.ts';
import type { Frame } from './views/parts/shell.tsx';
import { officerOf, visitOf } from './visit.ts';

export async function frameOf(ctx: ServiceContext, req: Request, res: Response): Promise<Frame> {
  const { office } = await readOffice(ctx);
  return {
    officer: officerOf(res),
    csrf: visitOf(res).csrf,
    officeName: office.name,
    example: office.example,
    path: `${req.baseUrl}${req.path}`,
    waiting: await waitingFor(ctx, officerOf(res)),
    notice: noticeOf(req.query['kabar']),
  };
}

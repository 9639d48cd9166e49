/** The last resort: a page with a code to tell the admin, and never a stack. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { frameOf } from '../frame.ts';
import { PanelError } from '../panel_error.ts';
import { ErrorPage } from '../views/error_page.tsx';
import type { Frame } from '../views/parts/shell.tsx';
import { sendPage } from '../views/render.ts';
import { isSignedIn } from '../visit.ts';

export function setUpErrorPage(ctx: ServiceContext): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { code, status } = known(error);
    // the address may hold a one-time token; only its first part tells where it happened
    const where = req.path.split('/').slice(0, 2).join('/');
    if (status >= 500) ctx.log.error({ err: error, code, where }, 'panel request failed');
    else ctx.log.info({ code, where }, 'panel request refused');
    // an answer under way cannot be turned into a page: break it off, so that nobody takes half of it for the whole
    if (res.headersSent) return next(error);
    frameFor(ctx, req, res, status).then(
      (frame) => sendPage(res, <ErrorPage code={code} status={status} frame={frame} />, status),
      next,
    );
  };
}

/** Who is signed in keeps the navigation; a surprise may have broken what it is made from, and is told without. */
async function frameFor(ctx: ServiceContext, req: Request, res: Response, status: number): Promise<Frame | null> {
  return status < 500 && isSignedIn(res) ? frameOf(ctx, req, res) : null;
}

function known(error: unknown): { code: string; status: number } {
  if (error instanceof PanelError) return { code: error.code, status: error.status };
  // body-parser and express say by `status` that the request was at fault
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return { code: error.status === 413 ? 'FORM_TOO_LARGE' : 'FORM_UNREADABLE', status: error.status };
  }
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';
  return { code, status: 500 };
}

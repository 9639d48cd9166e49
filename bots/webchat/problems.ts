/** Answers that are not a success, in words that the page can show as they are. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { CLIENT_HEADER, type ChatLanguage, type Problem, type ProblemCode } from './protocol.ts';

const PROBLEMS: Record<ProblemCode, { status: number } & Record<ChatLanguage, string>> = {
  bad_request: {
    status: 400,
    id: 'Pesan ini tidak dapat dibaca. Mohon muat ulang halaman, lalu coba lagi.',
    en: 'This message could not be read. Please reload the page and try again.',
  },
  no_session: {
    status: 401,
    id: 'Percakapan ini sudah berakhir. Mohon muat ulang halaman untuk memulai lagi.',
    en: 'This conversation has ended. Please reload the page to start again.',
  },
  not_same_origin: {
    status: 403,
    id: 'Permintaan ini tidak berasal dari halaman percakapan.',
    en: 'This request does not come from the chat page.',
  },
  kiosk_only: {
    status: 403,
    id: 'Hanya percakapan di kios yang dapat dilanjutkan di perangkat lain.',
    en: 'Only a conversation at a kiosk can be continued on another device.',
  },
  not_found: {
    status: 404,
    id: 'Halaman ini tidak ada.',
    en: 'There is no such page.',
  },
  too_long: {
    status: 413,
    id: 'Pesan ini terlalu panjang. Mohon kirim dalam beberapa bagian, atau sebagai berkas PDF.',
    en: 'This message is too long. Please send it in several parts, or as a PDF file.',
  },
  slow_down: {
    status: 429,
    id: 'Terlalu banyak pesan dalam waktu singkat. Mohon tunggu sebentar.',
    en: 'Too many messages in a short time. Please wait a moment.',
  },
  unavailable: {
    status: 503,
    id: 'Layanan sedang tidak dapat menerima pesan. Mohon coba beberapa saat lagi.',
    en: 'The service cannot take messages right now. Please try again in a moment.',
  },
};

/** The language of the page that asks; Indonesian unless it says otherwise. */
export function languageOf(req: Request): ChatLanguage {
  return (req.get(CLIENT_HEADER) ?? req.query.lang) === 'en' ? 'en' : 'id';
}

export function refuse(req: Request, res: Response, error: ProblemCode): void {
  const problem = PROBLEMS[error];
  res.status(problem.status).json({ error, message: problem[languageOf(req)] } satisfies Problem);
}

/** The last handler of the router: what body-parser refuses is the sender's fault, all else is ours and is logged. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: { type?: string; status?: number; code?: string; stack?: string }, req, res, next) => {
    if (res.headersSent) return next(error);
    if (error.type === 'entity.too.large') return refuse(req, res, 'too_long');
    if (error.status !== undefined && error.status >= 400 && error.status < 500) return refuse(req, res, 'bad_request');
    log.error({ code: error.code, stack: error.stack, path: req.path }, 'web chat: request failed');
    return refuse(req, res, 'unavailable');
  };
}

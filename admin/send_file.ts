/** Stored files leave as attachments, under the name and type that were judged when they came. */
import type { Response } from 'express';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentDisposition, type StoredFile } from '../services/files.ts';

export async function sendFile(res: Response, { stream, file }: { stream: Readable; file: StoredFile }): Promise<void> {
  res.set({
    'Content-Type': file.mime,
    'Content-Length': String(file.size),
    'Content-Disposition': contentDisposition(file.name),
  });
  try {
    await pipeline(stream, res);
  } catch (error) {
    // the officer closed the window: nobody is left to tell
    if (!isGone(error)) throw error;
  }
}

/** A PDF made on the spot, to be looked at in the browser. Its own policy, because viewers bring their own styles. */
export function sendPdf(res: Response, bytes: Uint8Array, name: string): void {
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}"`,
    'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'",
  });
  res.send(Buffer.from(bytes));
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

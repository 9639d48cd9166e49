/** The entry of the worker thread: takes one content after the other and gives its bytes back. */
import { parentPort } from 'node:worker_threads';
import type { DocumentContent } from './content.ts';
import { renderDocument } from './render.ts';

/** What the worker answers to a content. */
export type Answer = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; code: string; message: string };

const port = parentPort;
port?.on('message', (content: DocumentContent) => {
  renderDocument(content).then(
    (bytes) => {
      port.postMessage({ ok: true, bytes } satisfies Answer, [bytes.buffer]);
    },
    (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'document_failed';
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ ok: false, code, message } satisfies Answer);
    },
  );
});

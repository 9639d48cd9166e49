/** The style sheet of the public pages, and the one script that one of them has. */
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const folder = fileURLToPath(new URL('assets/', import.meta.url));

export function publicAssets(): Router {
  const router = Router();
  router.use('/aset', express.static(folder, { index: false, maxAge: '1h', dotfiles: 'ignore' }));
  return router;
}

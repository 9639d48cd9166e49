import type { RequestHandler } from 'express';
import { findAsset } from '../assets.ts';

/** An asset's address changes with its content, so it may be kept for a year. */
const KEEP = 'public, max-age=31536000, immutable';

export function setUpAssets(): RequestHandler {
  return (req, res, next) => {
    const asset = req.method === 'GET' || req.method === 'HEAD' ? findAsset(req.path) : undefined;
    if (!asset) return next();
    res.set({ 'Content-Type': asset.type, 'Cache-Control': KEEP, Vary: 'Accept-Encoding' });
    if (req.acceptsEncodings('gzip') === 'gzip') {
      res.set('Content-Encoding', 'gzip').send(asset.gzip);
    } else {
      res.send(asset.plain);
    }
  };
}

/** Whom a document names, as a field: the order's buyer unless the profile of now is chosen. */
import { z } from 'zod';
import type { BuyerChoice, BuyerRefusal } from '../../services/orders/buyer.ts';

export const buyerOf = (typed: string | undefined): BuyerChoice => (typed === 'now' ? 'now' : 'order');

export const buyerField = z.string().optional().transform(buyerOf);

export const BUYER_COMPLAINTS: Record<BuyerRefusal, { field: string; message: string }> = {
  buyer_country: {
    field: 'buyer',
    message:
      'Profil sekarang berpindah antara dalam dan luar negeri, yang cara bayarnya berbeda; pakai data saat memesan.',
  },
};

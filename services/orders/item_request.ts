/** What was asked of an item beyond its title, as its row keeps it. */
import * as z from 'zod';
import type { ItemRequest } from '../../domain/request.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';

const REQUEST = z.custom<ItemRequest>(
  (value) => z.object({ kind: z.enum(['microdata', 'map']) }).safeParse(value).success,
);

/** null for publications. The whole of it was checked when it was ordered (place.ts). Throws when the column holds none. */
export function requestOf(item: { request: Prisma.JsonValue }): ItemRequest | null {
  return item.request === null ? null : REQUEST.parse(item.request);
}

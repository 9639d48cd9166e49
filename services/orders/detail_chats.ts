/** The chats of an order's customer, for the order's page. */
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { IS_CHAT } from '../email/letter.ts';
import type { ChatView } from './detail_view.ts';

export const WITH_CHATS = {
  conversations: {
    where: IS_CHAT,
    select: {
      id: true,
      channel: true,
      lastInboundAt: true,
      unreachableSince: true,
      createdAt: true,
      connections: { where: { undoneAt: null }, orderBy: { connectedAt: 'desc' }, take: 1 },
    },
  },
} satisfies Prisma.CustomerInclude;

type CustomerRow = Prisma.CustomerGetPayload<{ include: typeof WITH_CHATS }>;

/** The one last written in first. */
export function chatsOf({ id: customerId, conversations }: CustomerRow): ChatView[] {
  const chats = conversations.map(({ id, channel, lastInboundAt, unreachableSince, createdAt, connections }) => {
    const connection = connections.find((each) => each.customerId === customerId);
    return {
      id,
      channel,
      since: (connection?.connectedAt ?? createdAt).getTime(),
      connected: connection !== undefined,
      lastInboundAt: lastInboundAt?.getTime() ?? null,
      unreachableSince: unreachableSince?.getTime() ?? null,
    };
  });
  return chats.toSorted((one, other) => (other.lastInboundAt ?? 0) - (one.lastInboundAt ?? 0));
}

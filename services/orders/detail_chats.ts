/** The chats of an order's customer, for the order's page. */
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { IS_CHAT } from '../email/letter.ts';
import type { ServiceContext } from '../context.ts';
import { leftAmong } from '../webchat_access.ts';
import type { ChatView } from './detail_view.ts';

export const WITH_CHATS = {
  conversations: {
    where: IS_CHAT,
    select: {
      id: true,
      channel: true,
      chat: true,
      lastInboundAt: true,
      unreachableSince: true,
      createdAt: true,
      connections: { where: { undoneAt: null }, orderBy: { connectedAt: 'desc' }, take: 1 },
    },
  },
} satisfies Prisma.CustomerInclude;

type CustomerRow = Prisma.CustomerGetPayload<{ include: typeof WITH_CHATS }>;

/** The one last written in first. */
export async function chatsOf(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  { id: customerId, conversations }: CustomerRow,
): Promise<ChatView[]> {
  const left = await leftAmong(ctx.db.read, ctx, conversations);
  const chats = conversations.map(({ id, channel, lastInboundAt, unreachableSince, createdAt, connections }) => {
    const connection = connections.find((each) => each.customerId === customerId);
    return {
      id,
      channel,
      since: (connection?.connectedAt ?? createdAt).getTime(),
      connected: connection !== undefined,
      lastInboundAt: lastInboundAt?.getTime() ?? null,
      unreachableSince: unreachableSince?.getTime() ?? null,
      left: left.has(id),
    };
  });
  return chats.toSorted((one, other) => (other.lastInboundAt ?? 0) - (one.lastInboundAt ?? 0));
}

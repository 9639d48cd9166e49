/** What the office tells about its services (docs/domain.md 14). */
import type { InformationCard } from '../machines/conversation/counter/information.ts';
import type { ServiceContext } from './context.ts';

export async function informationCard(_ctx: ServiceContext): Promise<InformationCard> {
  throw new Error('information');
}

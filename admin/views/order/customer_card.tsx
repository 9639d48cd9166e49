import { COUNTRIES } from '../../../domain/countries.ts';
import { formatNpwp } from '../../../domain/identity.ts';
import type { ChatView, OrderDetail } from '../../../services/orders/detail.ts';
import { channelWords } from '../../words/channels.ts';
import { shortDay } from '../../words/formats.ts';
import { OCCUPATION_WORDS, SEGMENT_WORDS, USE_WORDS } from '../../words/people.ts';
import { termsWords } from '../../words/requests.ts';
import { Facts } from '../parts/facts.tsx';
import { Time } from '../parts/time.tsx';

export function CustomerCard({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  const { customer } = order;
  const country = COUNTRIES.find(({ code }) => code === customer.country)?.id ?? customer.country;
  const lastSeen = order.conversations[0]?.lastInboundAt;
  return (
    <section class="sheet" aria-labelledby="pelanggan">
      <h2 id="pelanggan">Pelanggan</h2>
      <Facts
        facts={[
          ['Nama', customer.name],
          ['Instansi', customer.institution],
          ['Segmen', SEGMENT_WORDS[customer.segment]],
          ['Pekerjaan', OCCUPATION_WORDS[customer.occupation]],
          ['Kegunaan', USE_WORDS[customer.use]],
          ['E-mail', customer.email],
          ['Telepon', customer.phone],
          ['Domisili', customer.country === 'ID' ? country : `${country} (pembayar luar negeri)`],
          [
            'NPWP',
            customer.npwp === null
              ? null
              : `${formatNpwp(customer.npwp)}${customer.npwpDeclaredActive ? ', dinyatakan aktif' : ''}`,
          ],
          ['Bahasa', order.language === 'id' ? 'Indonesia' : 'Inggris'],
          ['Pesanan dibuat', <Time at={order.createdAt} zone={timeZone} />],
          [
            'Kunjungan',
            order.visit && (
              <a href={`/panel/antrean/kunjungan/${order.visit.code}`}>
                {order.visit.number}, {shortDay(order.visit.day)}
              </a>
            ),
          ],
          ['Terakhir menulis', lastSeen ? <Time at={lastSeen} zone={timeZone} /> : null],
          ['Percakapan di', <Chats chats={order.conversations} timeZone={timeZone} />],
          ['Ketentuan pemesanan', termsWords(order.termsVersion)],
        ]}
      />
    </section>
  );
}

/** Where the customer can be written to; more than one when they connected another chat by a code. */
function Chats({ chats, timeZone }: { chats: readonly ChatView[]; timeZone: string }) {
  return (
    <ul class="chats">
      {chats.map(({ channel, since, connected, unreachableSince }) => (
        <li>
          {channelWords(channel)}
          <small>
            {connected ? 'dihubungkan' : 'sejak'} <Time at={since} zone={timeZone} />
            {unreachableSince !== null && ', tidak terjangkau'}
          </small>
        </li>
      ))}
    </ul>
  );
}

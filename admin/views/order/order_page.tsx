/** One order: what may be done with it now, and everything that is known about it. */
import type { ActFacts, ActForm } from '../../acts/act_form.ts';
import type { FormState } from '../../forms/form.ts';
import { mayTalk } from '../../../services/desk/roles.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import type { Happened } from '../../../services/orders/refusal.ts';
import type { WaysIn } from '../../../services/channels.ts';
import type { ChatLine } from '../../../services/transcript.ts';
import type { BubbleBody } from '../parts/bubble.tsx';
import { ROLE_WORDS } from '../../words/people.ts';
import { DayStrip } from '../parts/day_strip.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { ChatLinks } from '../parts/chat_links.tsx';
import { StandingBadge } from '../parts/standing_badge.tsx';
import { BeginTalk } from '../desk/begin_talk.tsx';
import { AbstractionSheet } from './abstraction.tsx';
import { Time } from '../parts/time.tsx';
import { ActCard } from './act_card.tsx';
import { Agreement } from './agreement.tsx';
import { Chat } from './chat.tsx';
import { Conflict } from './conflict.tsx';
import { Corrections, DisputedParts, OpenCorrections, Rating } from './corrections.tsx';
import { CustomerCard } from './customer_card.tsx';
import { Documents } from './documents.tsx';
import { Items, mustPrepare, type UploadState } from './items.tsx';
import { Money } from './money.tsx';
import { OrderWarnings } from './order_warnings.tsx';
import { PortalNumber } from './portal_number.tsx';
import { QuickFiles } from './quick_files.tsx';
import { Reductions } from './reductions.tsx';
import { Timeline } from './timeline.tsx';
import { InvoiceTodo } from './todo.tsx';

export interface OfferedAct {
  act: ActForm;
  /** what the customer will receive; null: that depends on what is still to be typed */
  bubbles: readonly BubbleBody[] | null;
}

/** An attempt that did not go through. */
export interface Attempt {
  act: ActForm;
  form: FormState;
  /** what others did meanwhile; null: nobody did anything, the form itself has to be mended */
  since: readonly Happened[] | null;
}

export interface OrderPageProps {
  frame: Frame;
  order: OrderDetail;
  offered: readonly OfferedAct[];
  attempt: Attempt | null;
  upload: UploadState | null;
  chat: { lines: readonly ChatLine[]; earlier: boolean };
  /** with a person of the office: the one that is not over, and a first message that did not go */
  talk: { openId: string | null; form: FormState };
  facts: ActFacts;
  ways: WaysIn;
  /** working days of the service standard */
  limit: number;
}

export function OrderPage(props: OrderPageProps) {
  const { frame, order, chat, facts, limit } = props;
  const { timeZone } = facts;
  return (
    <Shell frame={frame} title={`Pesanan ${order.code}`} parent={{ href: '/panel/pesanan', label: 'Pesanan' }}>
      <div class="order-strip">
        <StandingBadge at={order} />
        <DisputedParts order={order} />
        {!order.turn.closed && <DayStrip days={order.clock} yearMissing={order.yearMissing} limit={limit} />}
        {order.clock && (
          <span class="order-clock">
            {order.clock.netDays} hari kerja berjalan, {order.clock.grossDays} termasuk jeda
            {order.pausedSince !== null && (
              <>
                ; jeda sejak <Time at={order.pausedSince} zone={timeZone} />, menunggu pelanggan
              </>
            )}
          </span>
        )}
      </div>
      <OrderWarnings order={order} timeZone={timeZone} />
      <QuickFiles order={order} officer={frame.officer} />
      <div class="order-columns">
        <div class="order-main">
          <Acts {...props} />
          {!mustPrepare(order) && <Items order={order} upload={props.upload} frame={frame} />}
          <AbstractionSheet order={order} />
          <Documents order={order} csrf={frame.csrf} role={frame.officer.role} timeZone={timeZone} />
          <Agreement order={order} timeZone={timeZone} />
          <Reductions order={order} timeZone={timeZone} />
          <Money order={order} timeZone={timeZone} />
          <Corrections corrections={order.corrections} timeZone={timeZone} />
          <Rating rating={order.rating} timeZone={timeZone} />
        </div>
        <div class="order-side">
          <CustomerCard order={order} timeZone={timeZone} />
          <ChatLinks ways={props.ways} to={{ kind: 'order', code: order.code }}>
            Untuk pelanggan yang ada di depan Anda: membuka pesanan ini di ponselnya.
          </ChatLinks>
          <PortalNumber order={order} role={frame.officer.role} csrf={frame.csrf} />
          {(props.talk.openId !== null || mayTalk(frame.officer)) && (
            <BeginTalk code={order.code} csrf={frame.csrf} talkId={props.talk.openId} form={props.talk.form} />
          )}
          <Chat code={order.code} chat={chat} timeZone={timeZone} language={order.language} />
          <Timeline events={order.timeline} timeZone={timeZone} />
        </div>
      </div>
    </Shell>
  );
}

function Acts({ frame, order, offered, attempt, upload, facts }: OrderPageProps) {
  const lost = attempt !== null && !offered.some(({ act }) => act.act === attempt.act.act);
  return (
    <section aria-labelledby="tindakan">
      <h2 id="tindakan">Yang dapat Anda lakukan</h2>
      {attempt?.since && (
        <Conflict attempt={attempt} order={order} since={attempt.since} lost={lost} timeZone={facts.timeZone} />
      )}
      <OpenCorrections corrections={order.corrections} />
      {!order.turn.roles.includes(frame.officer.role) && <p class="waits">{waitsFor(order)}</p>}
      <InvoiceTodo order={order} />
      {mustPrepare(order) && <Items order={order} upload={upload} frame={frame} />}
      {offered.map(({ act, bubbles }) => (
        <ActCard
          order={order}
          act={act}
          bubbles={bubbles}
          facts={facts}
          csrf={frame.csrf}
          form={attempt?.act.act === act.act ? attempt.form : null}
        />
      ))}
    </section>
  );
}

/** Whose move it is, when it is not this officer's. */
function waitsFor({ turn, phase, payment, agreement }: OrderDetail): string {
  if (turn.closed) return 'Pesanan ini sudah berakhir.';
  if (phase === 'settling' && (payment === 'paid' || payment === 'notDue')) {
    const settled = payment === 'paid' ? 'Sudah lunas' : 'Tidak ada yang perlu dibayar';
    const open = agreement === 'verifying' ? 'sedang diperiksa petugas layanan' : 'belum ditandatangani pelanggan';
    return `${settled}; kuitansi menunggu SPPD diterima. SPPD ${open}.`;
  }
  if (turn.roles.length === 0) return 'Menunggu pelanggan. Pesanan ini muncul di Beranda begitu ia menjawab.';
  return `Menunggu ${turn.roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(' dan ')}.`;
}

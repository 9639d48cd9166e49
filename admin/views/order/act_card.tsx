import type { ActFacts, ActForm, ActRank } from '../../acts/act_form.ts';
import { EMPTY_FORM, type FormState } from '../../forms/form.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { Bubble, type BubbleBody } from '../parts/bubble.tsx';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField } from '../parts/fields.tsx';

export interface ActCardProps {
  order: OrderDetail;
  act: ActForm;
  /** what was typed in an attempt that did not go through */
  form: FormState | null;
  /** what the customer will receive; null: that depends on what is still to be typed */
  bubbles: readonly BubbleBody[] | null;
  facts: ActFacts;
  csrf: string;
}

const BUTTONS: Readonly<Record<ActRank, string>> = {
  first: 'btn btn-primary',
  other: 'btn btn-outline-primary',
  danger: 'btn btn-danger',
};

/** One act: what it does, its fields, one button, and beside it the message that the customer will receive. */
export function ActCard(props: ActCardProps) {
  const { order, act, form } = props;
  const rank = act.rank(order);
  const id = `tindakan-${act.act}`;
  if (rank === 'first') {
    return (
      <section class="act act-first" id={id} aria-labelledby={`${id}-judul`}>
        <h3 id={`${id}-judul`}>{act.title(order)}</h3>
        <ActBody {...props} rank={rank} />
      </section>
    );
  }
  return (
    <details class={`act act-${rank}`} id={id} open={form !== null}>
      <summary>
        <h3>{act.title(order)}</h3>
      </summary>
      <ActBody {...props} rank={rank} />
    </details>
  );
}

function ActBody({ order, act, form, bubbles, facts, csrf, rank }: ActCardProps & { rank: ActRank }) {
  const scope = act.act;
  const state = form ?? EMPTY_FORM;
  const address = `/panel/pesanan/${order.code}/tindakan/${act.act}`;
  const part = `pratinjau-${act.act}`;
  return (
    <>
      <p class="act-intro">{act.intro(order)}</p>
      <div class="act-grid">
        <form method="post" action={address} {...(act.upload === true ? UPLOAD : previewed(address, part))}>
          <CsrfField token={csrf} />
          <input type="hidden" name="revision" value={String(order.revision)} />
          <ErrorSummary form={state} scope={scope} />
          <act.Fields order={order} form={state} scope={scope} facts={facts} />
          <button class={BUTTONS[rank]} type="submit">
            {act.button}
          </button>
        </form>
        <CustomerPreview id={part} bubbles={bubbles} language={order.language} />
      </div>
    </>
  );
}

const UPLOAD = { enctype: 'multipart/form-data', 'data-upload': true } as const;

/** The preview follows what is typed. */
function previewed(address: string, part: string) {
  return {
    'hx-post': `${address}/pratinjau`,
    'hx-trigger': 'input delay:400ms',
    'hx-target': `#${part}`,
    'hx-swap': 'outerHTML',
    'hx-sync': 'this:replace',
    'data-once': true,
  };
}

export function CustomerPreview({
  id,
  bubbles,
  language,
}: {
  id: string;
  bubbles: readonly BubbleBody[] | null;
  language: 'id' | 'en';
}) {
  return (
    <div class="act-preview" id={id}>
      <p class="act-preview-title">{previewTitle(bubbles)}</p>
      <div lang={language}>
        {(bubbles ?? []).map((body) => (
          <Bubble body={body} from="office" />
        ))}
      </div>
    </div>
  );
}

function previewTitle(bubbles: readonly BubbleBody[] | null): string {
  if (bubbles === null) return 'Pesan untuk pelanggan tampil di sini setelah isiannya lengkap.';
  return bubbles.length > 0 ? 'Yang diterima pelanggan' : 'Pelanggan tidak menerima pesan.';
}

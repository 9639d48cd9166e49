import type { AttachmentKind } from '../../../domain/abstraction.ts';
import type { OrderDetail, OrderDetailItem } from '../../../services/orders/detail.ts';
import type { FormState } from '../../forms/form.ts';
import { count, fileSize } from '../../words/formats.ts';
import { mayReadProducts } from '../../../services/order_files.ts';
import { KIND_WORDS } from '../../words/orders.ts';
import type { Frame } from '../parts/shell.tsx';
import { Attachments, lacksSample } from './attachments.tsx';
import { isDisputed } from './corrections.tsx';
import { Request } from './request.tsx';
import { UploadForm } from './upload_form.tsx';

/** An upload that did not go through; `kind` null: the product itself. */
export interface UploadState {
  itemId: string;
  kind: AttachmentKind | null;
  form: FormState;
}

export interface ItemsProps {
  order: OrderDetail;
  upload: UploadState | null;
  frame: Frame;
}

/** A file or a sample is missing, or the sample disputed: handing it in is then the usual next step, with the acts. */
export function mustPrepare(order: OrderDetail): boolean {
  const { acts, items } = order;
  return (
    (acts.includes('prepare') && items.some(({ file }) => file === null)) ||
    (acts.includes('attach') && (items.some(lacksSample) || isDisputed(order, 'sample')))
  );
}

/** What was ordered, with the prepared file of each; while the order is prepared also the way to hand one in. */
export function Items({ order, upload, frame }: ItemsProps) {
  const { csrf, officer } = frame;
  const open = order.acts.includes('prepare');
  const missing = mustPrepare(order);
  return (
    <section class={missing ? 'sheet sheet-first' : 'sheet'} aria-labelledby="produk">
      <h2 id="produk">{missing ? 'Siapkan produk' : 'Produk'}</h2>
      <ol class="items">
        {order.items.map((item) => (
          <li>
            <p class="item-title">
              {item.title}
              <small>
                <code>{item.code}</code> · {KIND_WORDS[item.kind]}
                {item.pages !== null && ` · ${item.pages} halaman`}
              </small>
            </p>
            {item.request !== null && <Request request={item.request} />}
            <PreparedFile code={order.code} item={item} readable={mayReadProducts(officer)} />
            {open && (
              <UploadForm
                action={`/panel/pesanan/${order.code}/unggah/${item.id}`}
                scope={`unggah-${item.id}`}
                what="berkas produk"
                replaces={item.file?.id ?? null}
                csrf={csrf}
                form={upload?.itemId === item.id && upload.kind === null ? upload.form : null}
              />
            )}
            {item.kind === 'microdata' && (
              <Attachments
                code={order.code}
                item={item}
                open={order.acts.includes('attach')}
                upload={upload?.itemId === item.id ? upload : null}
                csrf={csrf}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `readable`: this officer may open the product itself; the others read that it is there. */
function PreparedFile({ code, item, readable }: { code: string; item: OrderDetailItem; readable: boolean }) {
  if (!item.file) return <p class="item-missing">Berkas belum disiapkan</p>;
  const { id, name, size, sha256 } = item.file;
  return (
    <p class="item-file">
      {readable ? <a href={`/panel/pesanan/${code}/berkas/${id}`}>{name}</a> : name}{' '}
      <small>
        {fileSize(size)} ({count(size)} byte) · SHA-256 <code title={sha256}>{sha256.slice(0, 12)}</code>
      </small>
    </p>
  );
}

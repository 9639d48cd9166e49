import type { OrderDetail, OrderDetailItem } from '../../../services/orders/detail.ts';
import { EMPTY_FORM, type FormState } from '../../forms/form.ts';
import { fileSize } from '../../words/formats.ts';
import { KIND_WORDS } from '../../words/orders.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, FileField } from '../parts/fields.tsx';

/** An upload that did not go through. */
export interface UploadState {
  itemId: string;
  form: FormState;
}

export interface ItemsProps {
  order: OrderDetail;
  upload: UploadState | null;
  csrf: string;
}

/** What was ordered, with the prepared file of each; while the order is prepared also the way to hand one in. */
export function Items({ order, upload, csrf }: ItemsProps) {
  const open = order.acts.includes('prepare');
  const missing = open && order.items.some(({ file }) => file === null);
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
            <PreparedFile code={order.code} item={item} />
            {open && (
              <UploadForm
                code={order.code}
                item={item}
                csrf={csrf}
                form={upload?.itemId === item.id ? upload.form : null}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function PreparedFile({ code, item }: { code: string; item: OrderDetailItem }) {
  if (!item.file) return <p class="item-missing">Berkas belum disiapkan</p>;
  const { id, name, size, sha256 } = item.file;
  return (
    <p class="item-file">
      <a href={`/panel/pesanan/${code}/berkas/${id}`}>{name}</a>{' '}
      <small>
        {fileSize(size)} · SHA-256 <code title={sha256}>{sha256.slice(0, 12)}</code>
      </small>
    </p>
  );
}

/** The token comes first in the stream: nothing is stored before it has been checked. */
function UploadForm({
  code,
  item,
  csrf,
  form,
}: {
  code: string;
  item: OrderDetailItem;
  csrf: string;
  form: FormState | null;
}) {
  const scope = `unggah-${item.id}`;
  const fields = (
    <form
      class="upload"
      method="post"
      enctype="multipart/form-data"
      action={`/panel/pesanan/${code}/unggah/${item.id}`}
      data-upload
    >
      <CsrfField token={csrf} />
      <input type="hidden" name="replaces" value={item.file?.id ?? ''} />
      <ErrorSummary form={form ?? EMPTY_FORM} scope={scope} />
      <FileField
        form={form ?? EMPTY_FORM}
        scope={scope}
        name="file"
        label={item.file ? 'Berkas pengganti' : 'Berkas produk'}
        hint="PDF, ZIP, XLSX, CSV, dan sejenisnya; paling besar 5 GB."
        required
      />
      <div class="upload-progress" hidden data-progress>
        <progress max={100} value={0} aria-label="Kemajuan unggahan" />
        <span role="status" />
      </div>
      <button class={item.file ? 'btn btn-outline-primary' : 'btn btn-primary'} type="submit">
        {item.file ? 'Ganti berkas' : 'Unggah berkas'}
      </button>
    </form>
  );
  if (!item.file) return fields;
  return (
    <details open={form !== null}>
      <summary>Ganti berkas</summary>
      {fields}
    </details>
  );
}

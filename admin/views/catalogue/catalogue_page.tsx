import { PRODUCT_KINDS, type ProductKind } from '../../../domain/vocabulary.ts';
import type { Product } from '../../../services/catalogue.ts';
import { count } from '../../words/formats.ts';
import { KIND_WORDS } from '../../words/orders.ts';
import { Empty } from '../parts/empty.tsx';
import { CsrfField } from '../parts/fields.tsx';
import { Pager } from '../parts/pager.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface CataloguePageProps {
  frame: Frame;
  products: readonly Product[];
  found: number;
  page: number;
  pages: number;
  search: string;
  kind: ProductKind | null;
  editable: boolean;
}

export function CataloguePage(props: CataloguePageProps) {
  const { frame, search, kind, editable } = props;
  return (
    <Shell
      frame={frame}
      title="Katalog"
      actions={
        editable &&
        PRODUCT_KINDS.map((each) => (
          <a
            class={each === 'publication' ? 'btn btn-primary' : 'btn btn-outline-primary'}
            href={`/panel/katalog/baru/${each}`}
          >
            Tambah {KIND_WORDS[each].toLowerCase()}
          </a>
        ))
      }
    >
      <form
        class="filters"
        method="get"
        action="/panel/katalog"
        role="search"
        hx-get="/panel/katalog"
        hx-trigger="input delay:300ms, submit"
        hx-target="#daftar"
        hx-select="#daftar"
        hx-swap="outerHTML"
        hx-sync="this:replace"
      >
        <label>
          <span>Cari</span>
          <input class="form-control" type="search" name="cari" value={search} placeholder="Judul, kode, atau tahun" />
        </label>
        <label>
          <span>Jenis</span>
          <select class="form-select" name="jenis">
            <option value="">Semua</option>
            {PRODUCT_KINDS.map((each) => (
              <option value={each} selected={each === kind}>
                {KIND_WORDS[each]}
              </option>
            ))}
          </select>
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Tampilkan
        </button>
      </form>
      <ProductList {...props} />
    </Shell>
  );
}

function ProductList({ frame, products, found, page, pages, search, kind, editable }: CataloguePageProps) {
  const href = (to: number): string =>
    `/panel/katalog?${new URLSearchParams({ cari: search, jenis: kind ?? '', halaman: String(to) }).toString()}`;
  return (
    <div id="daftar">
      <p class="found" role="status">
        {count(found)} produk
      </p>
      {products.length === 0 ? (
        <Empty title="Tidak ada produk yang cocok." />
      ) : (
        <table class="table stacked">
          <thead>
            <tr>
              <th scope="col">Produk</th>
              <th scope="col">Jenis</th>
              <th scope="col">Tahun</th>
              <th scope="col" class="num">
                Halaman
              </th>
              <th scope="col">Keadaan</th>
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <tr class={product.active ? '' : 'superseded'}>
                <td data-label="Produk">
                  {editable ? (
                    <a class="row-link" href={`/panel/katalog/${product.id}`}>
                      {product.title}
                    </a>
                  ) : (
                    product.title
                  )}
                  <small>
                    <code>{product.code}</code>
                  </small>
                </td>
                <td data-label="Jenis">{KIND_WORDS[product.kind]}</td>
                <td data-label="Tahun">{product.year}</td>
                <td data-label="Halaman" class="num">
                  {product.pages ?? '-'}
                </td>
                <td data-label="Keadaan">
                  {product.active ? 'Ditawarkan' : 'Ditarik'}
                  {editable && (
                    <form class="inline" method="post" action={`/panel/katalog/${product.id}/keadaan`}>
                      <CsrfField token={frame.csrf} />
                      <input type="hidden" name="active" value={product.active ? '' : 'on'} />
                      <button class="btn btn-sm btn-ghost-secondary" type="submit">
                        {product.active ? 'Tarik' : 'Tawarkan'}
                        <span class="visually-hidden"> {product.title}</span>
                      </button>
                    </form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager page={page} pages={pages} href={href} />
    </div>
  );
}

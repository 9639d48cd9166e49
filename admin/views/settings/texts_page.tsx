import { textGroups } from '../../words/texts.ts';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface TextLine {
  key: string;
  id: string;
  en: string;
  /** the office has its own wording in some language */
  own: boolean;
  /** the office's wording no longer fits in some language, and the built-in one is said */
  unfit: boolean;
}

export interface TextsPageProps {
  frame: Frame;
  texts: readonly TextLine[];
  search: string;
  onlyOwn: boolean;
}

export function TextsPage({ frame, texts, search, onlyOwn }: TextsPageProps) {
  const groups = textGroups(texts);
  return (
    <Shell frame={frame} title="Teks percakapan">
      <form
        class="filters"
        method="get"
        action="/panel/teks"
        role="search"
        hx-get="/panel/teks"
        hx-trigger="input delay:300ms, submit"
        hx-target="#daftar"
        hx-select="#daftar"
        hx-swap="outerHTML"
        hx-sync="this:replace"
      >
        <label>
          <span>Cari</span>
          <input
            class="form-control"
            type="search"
            name="cari"
            value={search}
            placeholder="Kata dalam teks, atau kuncinya"
          />
        </label>
        <label class="form-check">
          <input class="form-check-input" type="checkbox" name="sendiri" checked={onlyOwn} />
          <span class="form-check-label">Hanya yang diubah kantor</span>
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Tampilkan
        </button>
      </form>
      <div id="daftar">
        <p class="found" role="status">
          {texts.length} teks
        </p>
        {texts.length === 0 ? (
          <Empty title="Tidak ada teks yang cocok." />
        ) : (
          <>
            {groups.length > 1 && (
              <ul class="text-groups">
                {groups.map(({ id, name, list }) => (
                  <li>
                    <a href={`#${id}`}>{name}</a> <small>{list.length}</small>
                  </li>
                ))}
              </ul>
            )}
            {groups.map(({ id, name, list }) => (
              <section class="text-group" aria-labelledby={id}>
                <h2 id={id}>{name}</h2>
                <Lines list={list} />
              </section>
            ))}
          </>
        )}
      </div>
    </Shell>
  );
}

function Lines({ list }: { list: readonly TextLine[] }) {
  return (
    <ul class="texts">
      {list.map((text) => (
        <li>
          <a class="row-link" href={`/panel/teks/${text.key}`}>
            <code>{text.key}</code>
          </a>
          {text.own && <span class="standing standing-office">diubah kantor</span>}
          {text.unfit && <span class="standing standing-closed">tidak dipakai</span>}
          <p>{text.id}</p>
          <p lang="en">{text.en}</p>
        </li>
      ))}
    </ul>
  );
}

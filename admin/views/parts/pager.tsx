export interface PagerProps {
  page: number;
  pages: number;
  /** address of a page */
  href: (page: number) => string;
}

export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label="Halaman">
      {page > 1 ? <a href={href(page - 1)}>Sebelumnya</a> : <span />}
      <span>
        Halaman {page} dari {pages}
      </span>
      {page < pages ? <a href={href(page + 1)}>Berikutnya</a> : <span />}
    </nav>
  );
}

import type { ComponentChildren } from 'preact';
import { assetUrl } from '../../assets.ts';
import { ROLE_WORDS } from '../../words/people.ts';
import type { Officer } from '../../visit.ts';
import { HtmlDocument } from './document.tsx';
import { CsrfField } from './fields.tsx';
import { Places } from './places.tsx';

/** What is around every page of a signed-in officer. */
export interface Frame {
  officer: Officer;
  csrf: string;
  officeName: string;
  /** the office is the example that the program came with */
  example: boolean;
  /** address of the page, to mark it in the navigation */
  path: string;
  /** what waits, by the place in the navigation */
  waiting: ReadonlyMap<string, number>;
  /** what the last change did, said once */
  notice: string | null;
}

export interface ShellProps {
  frame: Frame;
  title: string;
  /** beside the heading: the page's main link or button */
  actions?: ComponentChildren;
  /** above the heading: where the page belongs */
  parent?: { href: string; label: string };
  children: ComponentChildren;
}

export function Shell({ frame, title, actions, parent, children }: ShellProps) {
  return (
    <HtmlDocument title={title}>
      <body class="panel">
        <a class="skip-link" href="#isi">
          Langsung ke isi
        </a>
        <header class="side">
          <a class="side-brand" href="/panel">
            <img src={assetUrl('gerai.svg')} alt="" width="30" height="30" />
            <span>
              <strong>Gerai PST</strong>
              <small>{frame.officeName}</small>
            </span>
          </a>
          <details class="side-menu">
            <summary>Menu</summary>
            <Navigation frame={frame} />
          </details>
          <div class="side-nav">
            <Navigation frame={frame} />
          </div>
        </header>
        <main id="isi" tabIndex={-1}>
          {frame.example && (
            <p class="example-note">
              Kantor contoh: data, katalog, dan dokumen di sini hanya untuk mencoba.{' '}
              {frame.officer.role === 'admin' && <a href="/panel/kantor/office">Ganti dengan data kantor Anda</a>}
            </p>
          )}
          {parent && (
            <p class="crumb">
              <a href={parent.href}>{parent.label}</a>
            </p>
          )}
          <div class="page-head">
            <h1>{title}</h1>
            {actions && <div class="page-actions">{actions}</div>}
          </div>
          {frame.notice !== null && (
            <div class="notice" role="status">
              {frame.notice}
            </div>
          )}
          {children}
        </main>
      </body>
    </HtmlDocument>
  );
}

function Navigation({ frame }: { frame: Frame }) {
  return (
    <nav aria-label="Menu panel">
      <div class="side-places" data-live={`/panel/lencana?di=${encodeURIComponent(frame.path)}`}>
        <Places frame={frame} />
      </div>
      <div class="side-me">
        <a href="/panel/akun" aria-current={frame.path === '/panel/akun' ? 'page' : undefined}>
          <strong>{frame.officer.name}</strong>
          <small>{ROLE_WORDS[frame.officer.role]}</small>
        </a>
        <form method="post" action="/panel/keluar">
          <CsrfField token={frame.csrf} />
          <button class="side-out" type="submit">
            Keluar
          </button>
        </form>
      </div>
    </nav>
  );
}

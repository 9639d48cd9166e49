import type { ComponentChildren } from 'preact';
import { assetUrl } from '../../assets.ts';
import { HtmlDocument } from './document.tsx';

export interface GateProps {
  title: string;
  officeName: string;
  children: ComponentChildren;
}

/** A page for someone who is not signed in: one card, nothing else. */
export function Gate({ title, officeName, children }: GateProps) {
  return (
    <HtmlDocument title={title}>
      <body class="gate">
        <main class="gate-card">
          <p class="gate-brand">
            <img src={assetUrl('gerai.svg')} alt="" width="36" height="36" />
            <span>
              <strong>Gerai PST</strong>
              <small>{officeName}</small>
            </span>
          </p>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </HtmlDocument>
  );
}

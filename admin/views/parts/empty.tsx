import type { ComponentChildren } from 'preact';

/** Nothing to show, said kindly, with what could be done about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty-state">
      <p class="nothing-title">{title}</p>
      {children && <p>{children}</p>}
    </div>
  );
}

/** What somebody should put right before it hurts; each says where. */

export interface Warning {
  text: string;
  /** where it is put right; null: tell the admin */
  href: string | null;
  label: string;
}

export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings" aria-label="Peringatan">
      {warnings.map(({ text, href, label }) => (
        <li>
          <span>{text}</span> {href === null ? <em>{label}</em> : <a href={href}>{label}</a>}
        </li>
      ))}
    </ul>
  );
}

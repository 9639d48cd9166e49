import type { ComponentChild } from 'preact';

/** Names and values; what has no value is left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ComponentChild])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== false && value !== '')
        .map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

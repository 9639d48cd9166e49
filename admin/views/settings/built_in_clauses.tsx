import { builtInClauses } from '../../../services/clauses.ts';
import { Facts } from '../parts/facts.tsx';

/** The clauses that hold while the office has none of its own: to be read, or copied into the fields to start from. */
export function BuiltInClauses({ stampDuty }: { stampDuty: number }) {
  const clauses = builtInClauses(stampDuty);
  return (
    <details>
      <summary>Ketentuan bawaan</summary>
      <p class="text-secondary">Kantor dapat menyalinnya ke isian ketentuan dan mengubahnya seperlunya.</p>
      <Facts
        facts={[
          ['Indonesia', <Copied paragraphs={clauses.map(({ id }) => id)} />],
          ['Inggris', <Copied paragraphs={clauses.map(({ en }) => en)} english />],
        ]}
      />
    </details>
  );
}

/** With the blank lines that the fields divide clauses by. */
function Copied({ paragraphs, english = false }: { paragraphs: readonly string[]; english?: boolean }) {
  return (
    <p class="copied" lang={english ? 'en' : 'id'}>
      {paragraphs.join('\n\n')}
    </p>
  );
}

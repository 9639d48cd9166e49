/** What a chat shows, as the panel shows it: the same bubbles, read only. */
import { Fragment } from 'preact';

// As in every channel: bold begins and ends at a word, and what stands in an address is never markup.
const MARKED = /(`[^`\n]+`|(?<![\p{L}\p{N}*])\*(?=\S)[^*\n]*[^*\s]\*(?![\p{L}\p{N}*])|https?:\/\/[^\s<>"`]+)/u;

/** *bold* and `code`; values from people cannot open them (machines/texts/render). */
export function Markup({ text }: { text: string }) {
  return (
    <>
      {text.split(MARKED).map((part, at) => {
        // every other part is one that matched
        const mark = at % 2 === 1 ? part[0] : undefined;
        if (mark === '*') return <strong>{part.slice(1, -1)}</strong>;
        if (mark === '`') return <code>{part.slice(1, -1)}</code>;
        return <Fragment>{part}</Fragment>;
      })}
    </>
  );
}

export interface BubbleBody {
  kind: 'text' | 'code' | 'link' | 'file' | 'other';
  text: string;
  /** labels of the choices under it */
  choices: readonly string[];
}

export function Bubble({ body, from }: { body: BubbleBody; from: 'office' | 'customer' }) {
  return (
    <div class={`bubble bubble-${from} bubble-${body.kind}`}>
      <p>
        {body.kind === 'code' ? <code>{body.text}</code> : from === 'office' ? <Markup text={body.text} /> : body.text}
      </p>
      {body.choices.length > 0 && (
        <ul class="bubble-choices" aria-label="Pilihan">
          {body.choices.map((label) => (
            <li>{label}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

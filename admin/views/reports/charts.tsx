/** Small charts as drawings in the page itself; what they show is told in words to whoever does not see them. */
import { columns, parts } from '../../charts.ts';

const FRAME = { width: 300, height: 70 };
const ABOVE = 14;
const BELOW = 16;

export interface ChartColumn {
  label: string;
  value: number;
  /** the value in words */
  words: string;
}

export function ColumnChart({ id, title, list }: { id: string; title: string; list: readonly ChartColumn[] }) {
  const shapes = columns(
    list.map(({ value }) => value),
    FRAME,
  );
  const { width, height } = FRAME;
  return (
    <figure class="sketch">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height + ABOVE + BELOW}`} role="img" aria-labelledby={`${id}-isi`}>
        <title id={`${id}-isi`}>{`${title}: ${list.map(({ label, words }) => `${label} ${words}`).join('; ')}`}</title>
        <line class="chart-base" x1={0} y1={height + ABOVE} x2={width} y2={height + ABOVE} />
        {list.map(({ label, words }, index) => {
          const shape = shapes[index];
          return (
            shape && (
              <g class={index === list.length - 1 ? 'chart-last' : undefined}>
                <rect x={shape.x} y={shape.y + ABOVE} width={shape.width} height={shape.height} />
                <text x={shape.middle} y={shape.y + ABOVE - 3} text-anchor="middle">
                  {words}
                </text>
                <text x={shape.middle} y={height + ABOVE + 12} text-anchor="middle">
                  {label}
                </text>
              </g>
            )
          );
        })}
      </svg>
    </figure>
  );
}

export interface ChartPart {
  label: string;
  value: number;
  words: string;
  tone: 'good' | 'bad' | 'calm';
}

export function ShareBar({ id, title, list }: { id: string; title: string; list: readonly ChartPart[] }) {
  const shapes = parts(
    list.map(({ value }) => value),
    FRAME.width,
  );
  return (
    <figure class="sketch">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${FRAME.width} 14`} role="img" aria-labelledby={`${id}-isi`}>
        <title id={`${id}-isi`}>{`${title}: ${list.map(({ label, words }) => `${label} ${words}`).join('; ')}`}</title>
        <rect class="chart-none" x={0} y={0} width={FRAME.width} height={14} />
        {list.map(({ tone }, index) => (
          <rect class={`chart-${tone}`} x={shapes[index]?.x ?? 0} y={0} width={shapes[index]?.width ?? 0} height={14} />
        ))}
      </svg>
      <ul class="sketch-legend">
        {list.map(({ label, words, tone }) => (
          <li class={`legend-${tone}`}>
            {label}: {words}
          </li>
        ))}
      </ul>
    </figure>
  );
}

import { dayOf } from '../../../domain/days.ts';
import { dayAndMonth, shortTime } from '../../words/formats.ts';

export interface TimeProps {
  /** UTC ms */
  at: number;
  /** the office's */
  zone: string;
  /** day and month only, for lists */
  brief?: boolean;
}

/** An instant on the office's clock. */
export function Time({ at, zone, brief = false }: TimeProps) {
  const words = brief ? dayAndMonth(dayOf(at, zone)) : shortTime(at, zone);
  return (
    <time dateTime={new Date(at).toISOString()} title={brief ? shortTime(at, zone) : undefined}>
      {words}
    </time>
  );
}

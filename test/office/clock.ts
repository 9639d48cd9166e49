/** The clock of the example office (Asia/Jakarta) as scripts and tests write it. */
import { instantAt, isDay } from '../../domain/days.ts';

const TIME_ZONE = 'Asia/Jakarta';

/** UTC ms of '2026-11-23 09:00' on the clock of Western Indonesia; throws on anything else. */
export function instantOf(clock: string): number {
  const [day = '', time = ''] = clock.split(' ');
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  if (!isDay(day) || !(hour >= 0 && hour < 24) || !(minute >= 0 && minute < 60)) {
    throw new Error(`A clock is written 'YYYY-MM-DD HH:MM', not '${clock}'`);
  }
  return instantAt(day, hour * 60 + minute, TIME_ZONE);
}

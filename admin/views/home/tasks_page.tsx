/** Home of those who work on orders: what they must do now, oldest due first. */
import { TASK_ASKS, type Task, type TaskAsk, type TaskList } from '../../../services/orders/tasks.ts';
import type { Pressing } from '../../../services/orders/board.ts';
import { TASK_WORDS, standing } from '../../words/orders.ts';
import { count } from '../../words/formats.ts';
import { urgencyOf } from '../../../services/orders/clock.ts';
import { DayStrip } from '../parts/day_strip.tsx';
import { Empty } from '../parts/empty.tsx';
import { NetAndGross } from '../parts/net_and_gross.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';
import { Warnings, type Warning } from './warnings.tsx';

export interface TasksPageProps {
  frame: Frame;
  list: TaskList;
  /** only these tasks are shown; null: all */
  only: TaskAsk | null;
  /** only those that are late or at risk; null: all */
  urgency: Pressing | null;
  warnings: readonly Warning[];
  /** working days of the service standard */
  limit: number;
  timeZone: string;
}

export function TasksPage({ frame, list, only, urgency, warnings, limit, timeZone }: TasksPageProps) {
  const shown = list.tasks.filter(
    ({ asks, clock }) =>
      (only === null || asks.includes(only)) && (urgency === null || (clock !== null && urgencyOf(clock) === urgency)),
  );
  return (
    <Shell frame={frame} title="Yang harus saya kerjakan">
      <Warnings warnings={warnings} />
      <Counters list={list} only={only} urgency={urgency} />
      {list.total === 0 ? (
        <Empty title="Tidak ada yang menunggu Anda.">
          Pesanan baru akan muncul di sini. Semua pesanan ada di <a href="/panel/pesanan">daftar pesanan</a>.
        </Empty>
      ) : (
        <ol class="tasks">
          {shown.map((task) => (
            <TaskRow task={task} limit={limit} timeZone={timeZone} />
          ))}
        </ol>
      )}
      {list.total > list.tasks.length && (
        <p class="text-secondary">
          {list.tasks.length} yang paling mendesak dari {count(list.total)} ditampilkan.
        </p>
      )}
    </Shell>
  );
}

function Counters({ list, only, urgency }: Pick<TasksPageProps, 'list' | 'only' | 'urgency'>) {
  if (list.total === 0) return null;
  const counted = TASK_ASKS.map((ask) => [ask, list.counts[ask] ?? 0] as const).filter(([, number]) => number > 0);
  return (
    <nav class="counters" aria-label="Saring tugas">
      <a class="counter" href="/panel" aria-current={only === null && urgency === null ? 'true' : undefined}>
        <strong>{count(list.total)}</strong> semua
      </a>
      {list.late > 0 && (
        <a class="counter counter-late" href="/panel?tempo=late" aria-current={urgency === 'late' ? 'true' : undefined}>
          <strong>{count(list.late)}</strong> terlambat
        </a>
      )}
      {list.risk > 0 && (
        <a class="counter counter-risk" href="/panel?tempo=risk" aria-current={urgency === 'risk' ? 'true' : undefined}>
          <strong>{count(list.risk)}</strong> segera jatuh tempo
        </a>
      )}
      {counted.map(([ask, number]) => (
        <a class="counter" href={`/panel?hanya=${ask}`} aria-current={only === ask ? 'true' : undefined}>
          <strong>{count(number)}</strong> {TASK_WORDS[ask].toLowerCase()}
        </a>
      ))}
    </nav>
  );
}

function TaskRow({ task, limit, timeZone }: { task: Task; limit: number; timeZone: string }) {
  return (
    <li class={`task task-${task.clock ? urgencyOf(task.clock) : 'calm'}`}>
      <a class="task-main" href={`/panel/pesanan/${task.code}`}>
        <span class="task-ask">{task.asks.map((ask) => TASK_WORDS[ask]).join(' · ')}</span>
        <span class="task-title">
          {task.title}
          {task.more > 0 && <small> + {task.more} produk lain</small>}
        </span>
      </a>
      <span class="task-who">
        {task.customerName}
        <small>
          <code>{task.code}</code> · {standing(task)}
          {task.reductionAsked && ' · ada permohonan keringanan'}
        </small>
        {task.withdrawnUntil !== null && (
          <small class="task-withdrawn">
            persetujuan ditarik, tindak lanjuti sebelum <Time at={task.withdrawnUntil} zone={timeZone} />
          </small>
        )}
      </span>
      <span class="task-when">
        <DayStrip days={task.clock} yearMissing={task.yearMissing} limit={limit} />
        {task.clock && <NetAndGross days={task.clock} />}
        <small>
          menunggu sejak <Time at={task.since} zone={timeZone} brief />
        </small>
      </span>
    </li>
  );
}

import type { DeskFigures } from '../../../services/desk/figures.ts';
import { medianWords } from '../../words/desk.ts';
import { count } from '../../words/formats.ts';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Board, Figure, type BoardProps } from './board.tsx';

export interface BoardPageProps extends BoardProps {
  frame: Frame;
  /** the last 30 days, as they were when the page was opened */
  month: DeskFigures;
  /** what went wrong with the last attempt; null: nothing */
  refusal: string | null;
}

/** Who waits for a person of the office; follows what happens by itself where the browser can. */
export function BoardPage({ frame, refusal, month, ...board }: BoardPageProps) {
  const actions = (
    <>
      {frame.officer.role === 'petugas' && (
        <a class="btn" href="/panel/balasan">
          Balasan siap pakai
        </a>
      )}
    </>
  );
  return (
    <Shell frame={frame} title="Percakapan" actions={actions}>
      {refusal !== null && (
        <p class="error-summary" role="alert" tabIndex={-1}>
          {refusal}
        </p>
      )}
      <div data-live="/panel/percakapan/daftar">
        <Board {...board} />
      </div>
      <section class="sheet" aria-labelledby="sebulan">
        <h2 id="sebulan">30 hari terakhir</h2>
        <dl class="talk-figures">
          <Figure label="Diambil" value={count(month.talks)} />
          <Figure label="Median menunggu" value={medianWords(month.medianWaitMs)} />
          <Figure label="Median jawaban pertama" value={medianWords(month.medianFirstReplyMs)} />
        </dl>
      </section>
    </Shell>
  );
}

import { Shell, type Frame } from '../parts/shell.tsx';
import { Board, type BoardProps } from './board.tsx';

export interface BoardPageProps extends BoardProps {
  frame: Frame;
  /** what went wrong with the last attempt; null: nothing */
  refusal: string | null;
}

/** Who waits for a person of the office; follows what happens by itself where the browser can. */
export function BoardPage({ frame, refusal, ...board }: BoardPageProps) {
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
    </Shell>
  );
}

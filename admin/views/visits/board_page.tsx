/** The counter's page of today's queue. */
import { CsrfField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Board, type BoardProps } from './board.tsx';

export function BoardPage({ frame, ...props }: BoardProps & { frame: Frame }) {
  const { board, counter, acts } = props;
  return (
    <Shell
      frame={frame}
      title="Antrean"
      actions={
        <>
          <a class="btn btn-outline-primary" href="/layar" target="_blank" rel="noreferrer">
            Layar TV
          </a>
          <a class="btn btn-outline-primary" href="/panel/antrean/riwayat">
            Riwayat dan buku tamu
          </a>
          {acts && (
            <a class="btn btn-primary" href="/panel/antrean/baru">
              Daftarkan pengunjung
            </a>
          )}
        </>
      }
    >
      {!board.open && (
        <p class="channel-note">
          Pengambilan nomor lewat percakapan sedang dimatikan (Data kantor, Buku tamu dan antrean).
        </p>
      )}
      {acts && (
        <form class="counter-choice" method="post" action="/panel/antrean/loket">
          <CsrfField token={frame.csrf} />
          <fieldset>
            <legend>{counter === null ? 'Di loket berapa Anda bertugas?' : 'Loket saya'}</legend>
            <div class="button-row">
              {board.counters.map((each) => (
                <button
                  class={`btn ${each === counter ? 'btn-primary' : 'btn-outline-secondary'}`}
                  type="submit"
                  name="counter"
                  value={each}
                  aria-pressed={each === counter ? 'true' : 'false'}
                >
                  Loket {each}
                </button>
              ))}
            </div>
          </fieldset>
        </form>
      )}
      <section data-live="/panel/antrean/papan" aria-label="Antrean hari ini">
        <Board {...props} />
      </section>
    </Shell>
  );
}

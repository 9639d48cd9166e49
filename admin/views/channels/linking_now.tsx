/** A linking under way: what to scan, or to type, on the office's telephone. */
import type { Linking } from '../../../services/whatsapp_line.ts';
import { codeWords, numberWords } from '../../words/whatsapp.ts';
import { CsrfField } from '../parts/fields.tsx';
import { Qr } from '../parts/qr.tsx';
import { LINE_PAGE } from './line_parts.tsx';

export function LinkingNow({ csrf, linking }: { csrf: string; linking: Linking }) {
  const { method, shown, phone } = linking;
  return (
    <section class="sheet linking" aria-labelledby="menautkan">
      <h2 id="menautkan">{method === 'qr' ? 'Pindai dengan ponsel kantor' : 'Ketik kode ini di ponsel kantor'}</h2>
      <div class="linking-in">
        <div class="linking-shown">
          {shown === null ? (
            <p role="status">Meminta kode dari WhatsApp ...</p>
          ) : method === 'qr' ? (
            <Qr text={shown} label="Kode QR untuk dipindai WhatsApp di ponsel kantor" />
          ) : (
            <p class="link-code">
              <code>{codeWords(shown)}</code>
            </p>
          )}
        </div>
        <div>
          <ol>
            <li>Buka WhatsApp di ponsel kantor{phone !== null && <> dengan nomor {numberWords(phone)}</>}.</li>
            <li>
              Buka <strong>Setelan</strong> (Android: titik tiga di kanan atas) &gt; <strong>Perangkat tertaut</strong>{' '}
              &gt; <strong>Tautkan perangkat</strong>.
            </li>
            {method === 'qr' ? (
              <li>Arahkan kamera ke kode QR ini sampai terbaca.</li>
            ) : (
              <li>
                Pilih <strong>Tautkan dengan nomor telepon</strong>, lalu ketik kodenya.
              </li>
            )}
          </ol>
          <p class="text-secondary">
            {shown === null
              ? 'Biasanya muncul dalam beberapa detik. Bila tidak, periksa sambungan internet server.'
              : method === 'qr'
                ? 'Kodenya berganti sendiri beberapa kali; halaman ini mengikutinya, dan memberi tahu bila nomor sudah tertaut.'
                : 'Halaman ini memberi tahu sendiri bila nomor sudah tertaut. Jangan berikan kode ini kepada siapa pun.'}
          </p>
          <form method="post" action={`${LINE_PAGE}/berhenti`} data-once>
            <CsrfField token={csrf} />
            <button class="btn" type="submit">
              Hentikan penautan
            </button>
          </form>
        </div>
      </div>
    </section>
  );
}

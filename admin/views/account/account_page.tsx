import type { FormState } from '../../forms/form.ts';
import type { SessionLine } from '../../../services/sessions.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';
import { NewPasswordFields } from './access_page.tsx';

export interface AccountProps {
  frame: Frame;
  email: string;
  sessions: readonly SessionLine[];
  /** what waits, by e-mail every morning; `mail`: the office has a mail server */
  digest: { wanted: boolean; mail: boolean };
  form: FormState;
  timeZone: string;
}

export function AccountPage({ frame, email, sessions, digest, form, timeZone }: AccountProps) {
  return (
    <Shell frame={frame} title="Akun saya">
      <div class="pair">
        <section class="sheet" aria-labelledby="sandi">
          <h2 id="sandi">Ganti kata sandi</h2>
          <p>{email}</p>
          <form method="post" action="/panel/akun/sandi" data-once>
            <CsrfField token={frame.csrf} />
            <input type="hidden" name="email" value={email} autocomplete="username" />
            <ErrorSummary form={form} />
            <TextField
              form={form}
              name="current"
              label="Kata sandi sekarang"
              type="password"
              autocomplete="current-password"
              required
            />
            <NewPasswordFields form={form} />
            <button class="btn btn-primary" type="submit">
              Ganti kata sandi
            </button>
          </form>
        </section>
        <Digest frame={frame} email={email} digest={digest} />
        <section class="sheet" aria-labelledby="sesi">
          <h2 id="sesi">Sesi saya</h2>
          <ul class="plain-list">
            {sessions.map((session) => (
              <li>
                {browserWords(session.userAgent)} {session.current && <strong>(yang ini)</strong>}
                <small>
                  masuk <Time at={session.createdAt} zone={timeZone} />, terakhir dipakai{' '}
                  <Time at={session.lastSeenAt} zone={timeZone} />
                </small>
              </li>
            ))}
          </ul>
          {sessions.length > 1 && (
            <form method="post" action="/panel/akun/akhiri-lain">
              <CsrfField token={frame.csrf} />
              <button class="btn btn-outline-danger" type="submit">
                Akhiri semua sesi lain
              </button>
            </form>
          )}
        </section>
      </div>
    </Shell>
  );
}

function Digest({ frame, email, digest }: Pick<AccountProps, 'frame' | 'email' | 'digest'>) {
  return (
    <section class="sheet" aria-labelledby="ringkasan">
      <h2 id="ringkasan">Ringkasan harian lewat e-mail</h2>
      <p>
        Pada awal jam layanan, jumlah pekerjaan yang menunggu dikirim ke {email}: hanya angka, tanpa data pelanggan, dan
        hanya bila ada.
      </p>
      {digest.mail ? (
        <form method="post" action="/panel/akun/ringkasan" data-once>
          <CsrfField token={frame.csrf} />
          <p>
            <label class="form-check">
              <input class="form-check-input" type="checkbox" name="wanted" checked={digest.wanted} />
              <span class="form-check-label">Kirimi saya ringkasan</span>
            </label>
          </p>
          <button class="btn btn-primary" type="submit">
            Simpan
          </button>
        </form>
      ) : (
        <p class="text-secondary">Kantor ini belum memiliki server e-mail (setelan SMTP_URL).</p>
      )}
    </section>
  );
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

function browserWords(userAgent: string): string {
  const find = (list: readonly (readonly [string, string])[]) => list.find(([sign]) => userAgent.includes(sign))?.[1];
  const browser = find(BROWSERS) ?? 'Peramban lain';
  const system = find(SYSTEMS);
  return system ? `${browser} di ${system}` : browser;
}

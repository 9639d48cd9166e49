/** What the office keeps of people, for how long, and what it let go of (UU 27/2022). Shows nobody by name. */
import type { PrivacyOverview } from '../../../services/privacy/overview.ts';
import type { WithdrawnPerson } from '../../../services/privacy/withdrawn_people.ts';
import { channelWords } from '../../words/channels.ts';
import { count } from '../../words/formats.ts';
import { KEPT_WORDS, RETENTION_WORDS } from '../../words/privacy.ts';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';

export interface PrivacyPageProps {
  frame: Frame;
  overview: PrivacyOverview;
  /** UTC ms */
  now: number;
  timeZone: string;
}

export function PrivacyPage({ frame, overview, now, timeZone }: PrivacyPageProps) {
  const { consents, exports, erasedInAll } = overview;
  return (
    <Shell frame={frame} title="Data pribadi">
      <dl class="tallies">
        <Tally label="Persetujuan diberikan" value={consents.given} />
        <Tally label="Persetujuan ditarik" value={consents.withdrawn} />
        <Tally label="Obrolan tanpa pesan tak diminta (berhenti)" value={consents.muted} />
        <Tally label="Salinan data dibuat, 30 hari" value={exports.made} />
        <Tally label="Penghapusan data" value={erasedInAll} />
      </dl>
      <WithdrawnPeople overview={overview} frame={frame} now={now} timeZone={timeZone} />
      <Retention overview={overview} frame={frame} timeZone={timeZone} />
      <Erasures overview={overview} timeZone={timeZone} />
    </Shell>
  );
}

function Tally({ label, value }: { label: string; value: number }) {
  return (
    <div class="tally">
      <dt>{label}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

/** Withdrawals are honoured within 3x24 hours (UU 27/2022). */
function WithdrawnPeople({ overview: { withdrawn }, frame, now, timeZone }: PrivacyPageProps) {
  const reads = frame.officer.role !== 'admin';
  return (
    <section class="sheet" aria-labelledby="ditarik">
      <h2 id="ditarik">Persetujuan yang ditarik</h2>
      {withdrawn.length === 0 ? (
        <Empty title="Tidak ada yang menarik persetujuannya." />
      ) : (
        <table class="table table-sm stacked">
          <thead>
            <tr>
              <th scope="col">Ditarik</th>
              <th scope="col">Ditindaklanjuti paling lambat</th>
              <th scope="col">Kanal</th>
              <th scope="col">Yang masih berjalan</th>
            </tr>
          </thead>
          <tbody>
            {withdrawn.map(({ at, until, channels, openOrders, ...open }) => (
              <tr>
                <td data-label="Ditarik">
                  <Time at={at} zone={timeZone} />
                </td>
                <td data-label="Paling lambat">
                  <Time at={until} zone={timeZone} />
                  {until < now && openOrders.length + countersOpen(open).length > 0 && <strong> terlewat</strong>}
                </td>
                <td data-label="Kanal">{channels.map(channelWords).join(', ')}</td>
                <td data-label="Masih berjalan">
                  {openOrders.map((code, at_) => (
                    <>
                      {at_ > 0 && ', '}
                      {reads ? <a href={`/panel/pesanan/${code}`}>{code}</a> : code}
                    </>
                  ))}
                  {openOrders.length > 0 && countersOpen(open).length > 0 && ', '}
                  {countersOpen(open).join(', ')}
                  {openOrders.length + countersOpen(open).length === 0 && 'Tidak ada'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What is open at the counter, in words. */
function countersOpen(open: Pick<WithdrawnPerson, 'openComplaints' | 'openVisits' | 'openTalks'>): string[] {
  const told: [number, string][] = [
    [open.openComplaints, 'aduan'],
    [open.openVisits, 'kunjungan'],
    [open.openTalks, 'percakapan'],
  ];
  return told.filter(([n]) => n > 0).map(([n, what]) => `${count(n)} ${what}`);
}

function Retention({ overview, frame, timeZone }: Omit<PrivacyPageProps, 'now'>) {
  return (
    <section class="sheet" aria-labelledby="masa-simpan">
      <h2 id="masa-simpan">Masa simpan</h2>
      <p>
        Setiap malam sekitar pukul 02.00, yang lewat masanya dilepas. Arsip keuangan, catatan persetujuan, dan catatan
        audit tetap disimpan.
        {frame.officer.role === 'admin' && (
          <>
            {' '}
            <a href="/panel/kantor/retention">Ubah masa simpan</a>
          </>
        )}
      </p>
      <table class="table table-sm stacked">
        <thead>
          <tr>
            <th scope="col">Data</th>
            <th scope="col" class="num">
              Masa simpan
            </th>
            <th scope="col">Terakhir diperiksa</th>
            <th scope="col" class="num">
              Dilepas
            </th>
            <th scope="col" class="num">
              30 hari
            </th>
          </tr>
        </thead>
        <tbody>
          {overview.retention.map(({ kind, days, lastAt, lastRemoved, removed }) => (
            <tr>
              <td data-label="Data">
                {RETENTION_WORDS[kind].label}
                <br />
                <small>{RETENTION_WORDS[kind].hint}</small>
              </td>
              <td data-label="Masa simpan" class="num">
                {count(days)} hari
              </td>
              <td data-label="Terakhir diperiksa">
                {lastAt === null ? 'Belum pernah' : <Time at={lastAt} zone={timeZone} />}
              </td>
              <td data-label="Dilepas" class="num">
                {count(lastRemoved)}
              </td>
              <td data-label="30 hari" class="num">
                {count(removed)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Erasures({ overview: { erasures }, timeZone }: { overview: PrivacyOverview; timeZone: string }) {
  return (
    <section class="sheet" aria-labelledby="penghapusan">
      <h2 id="penghapusan">Penghapusan atas permintaan</h2>
      {erasures.length === 0 ? (
        <Empty title="Belum ada yang meminta datanya dihapus." />
      ) : (
        <table class="table table-sm stacked">
          <thead>
            <tr>
              <th scope="col">Dilaksanakan</th>
              <th scope="col">Yang tetap disimpan, tanpa nama</th>
            </tr>
          </thead>
          <tbody>
            {erasures.map(({ doneAt, kept }) => (
              <tr>
                <td data-label="Dilaksanakan">
                  <Time at={doneAt} zone={timeZone} />
                </td>
                <td data-label="Tetap disimpan">
                  {kept.length === 0
                    ? 'Tidak ada'
                    : kept.map((one) => `${count(one.count)} ${KEPT_WORDS[one.kind] ?? one.kind}`).join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

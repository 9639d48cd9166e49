/** One complaint: what was told, what may be done with it now, what happened. */
import { dayOf } from '../../../domain/days.ts';
import type { ComplaintAct } from '../../../services/complaints/office_acts.ts';
import type { ComplaintDetail } from '../../../services/complaints/detail.ts';
import type { FormState } from '../../forms/form.ts';
import {
  COMPLAINT_KIND_WORDS,
  COMPLAINT_STATUS_WORDS,
  complaintCategoryWords,
  complaintChannelWords,
  complaintEventWords,
} from '../../words/complaints.ts';
import { fileSize, shortDay } from '../../words/formats.ts';
import { Facts } from '../parts/facts.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';
import { ComplaintActCard } from './act_card.tsx';
import { ComplaintClock } from './clock.tsx';

export interface ComplaintPageProps {
  frame: Frame;
  complaint: ComplaintDetail;
  /** an attempt that did not go through */
  attempt: { act: ComplaintAct; form: FormState } | null;
  timeZone: string;
}

export function ComplaintPage({ frame, complaint, attempt, timeZone }: ComplaintPageProps) {
  const { code, acts, standing, status } = complaint;
  const [first] = acts;
  // what was tried is not open any more: why is said above the acts
  const lost = attempt !== null && !acts.includes(attempt.act) ? attempt.form.errors[''] : undefined;
  return (
    <Shell frame={frame} title={`Aduan ${code}`} parent={{ href: '/panel/pengaduan', label: 'Pengaduan' }}>
      <div class="order-strip">
        <span class={`complaint-status complaint-${status}`}>{COMPLAINT_STATUS_WORDS[status]}</span>
        <ComplaintClock status={status} standing={standing} />
      </div>
      <div class="order-columns">
        <div class="order-main">
          <section class="sheet complaint" aria-labelledby="isi-aduan">
            <h2 id="isi-aduan">Isi</h2>
            <p class="complaint-text" lang={complaint.language}>
              {complaint.text === '' ? '(sudah dihapus)' : complaint.text}
            </p>
            <Files complaint={complaint} timeZone={timeZone} />
          </section>
          <section aria-labelledby="tindakan">
            <h2 id="tindakan">Yang dapat Anda lakukan</h2>
            {lost !== undefined && (
              <div class="error-summary" role="alert">
                <p>{lost}</p>
              </div>
            )}
            {acts.length === 0 && <p class="waits">{waitsFor(complaint, frame.officer.role)}</p>}
            {status === 'asking' && (
              <p class="waits">Menunggu keterangan pengadu; waktu dihentikan sampai ia menjawab.</p>
            )}
            {complaint.unsettled && (
              <p class="warning-note">
                Belum pasti siapa yang diadukan, maka hanya pimpinan yang melihat aduan ini. Catat siapa yang dimaksud,
                supaya petugas lain dapat menanganinya.
              </p>
            )}
            {complaint.about !== null && !complaint.unsettled && complaint.handlers.length === 0 && (
              <p class="warning-note">
                Tidak ada petugas lain yang dapat menangani aduan ini. Tunjuk atau tambahkan petugas yang tidak
                diadukan.
              </p>
            )}
            {acts.map((act) => (
              <ComplaintActCard
                complaint={complaint}
                act={act}
                first={act === first}
                form={attempt?.act === act ? attempt.form : null}
                csrf={frame.csrf}
              />
            ))}
          </section>
          <section class="sheet complaint" aria-labelledby="riwayat-aduan">
            <h2 id="riwayat-aduan">Riwayat</h2>
            <ol class="happenings">
              {complaint.events.toReversed().map((event) => (
                <li class={`event event-${event.actorKind}`}>
                  <strong>{complaintEventWords(event.type)}</strong>
                  <small>
                    {whoWords(event.actorKind, event.actorName)} ·{' '}
                    <When at={event.at} zone={timeZone} vague={complaint.anonymous && event.actorKind === 'customer'} />
                  </small>
                  {event.words !== null && <p class="complaint-text">{event.words}</p>}
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div class="order-side">
          <section class="sheet complaint" aria-labelledby="tentang-aduan">
            <h2 id="tentang-aduan">Tentang aduan ini</h2>
            <Facts
              facts={[
                ['Jenis', COMPLAINT_KIND_WORDS[complaint.kind]],
                ['Mengenai', complaintCategoryWords(complaint.category)],
                ['Petugas yang diadukan', aboutWords(complaint)],
                ['Kadar pengawasan', supervisionWords(complaint)],
                ['Kanal', complaintChannelWords(complaint.channel)],
                ['Bahasa pengadu', complaint.language === 'id' ? 'Indonesia' : 'Inggris'],
                ['Diterima', <When at={complaint.receivedAt} zone={timeZone} vague={complaint.anonymous} />],
                ['Batas jawaban', `${standing.limit} hari kerja`],
                ['Batas verifikasi', complaint.verifiedAt === null ? `${complaint.verificationDays} hari kerja` : null],
                ['Penanggung jawab', complaint.handler?.name ?? 'Belum ada'],
              ]}
            />
          </section>
          <section class="sheet complaint" aria-labelledby="pengadu">
            <h2 id="pengadu">Pengadu</h2>
            {complaint.anonymous ? (
              <p>
                Tanpa nama: tidak ada yang mengarah kepada pengirimnya. Ia melihat jawaban dengan mengirim kode aduan di
                obrolan.
              </p>
            ) : complaint.text === '' ? (
              <p>Data pengadu sudah dihapus.</p>
            ) : (
              <Facts
                facts={[
                  ['Nama', complaint.sender],
                  ['Kontak', complaint.contact],
                  [
                    'Pesanan',
                    complaint.orderCode && <a href={`/panel/pesanan/${complaint.orderCode}`}>{complaint.orderCode}</a>,
                  ],
                  ['Kabar', newsWords(complaint)],
                ]}
              />
            )}
          </section>
        </div>
      </div>
    </Shell>
  );
}

function newsWords({ told, contact }: ComplaintDetail): string {
  if (told) return 'dikirim ke obrolannya';
  return contact === null ? 'tidak ada obrolan dan kontak' : 'tidak ada obrolan; sampaikan lewat kontaknya';
}

function Files({ complaint, timeZone }: { complaint: ComplaintDetail; timeZone: string }) {
  if (complaint.files.length === 0) return null;
  return (
    <ul class="complaint-files" aria-label="Berkas">
      {complaint.files.map((file) => (
        <li>
          <a href={`/panel/pengaduan/${complaint.code}/berkas/${file.id}`}>{file.name}</a>{' '}
          <small>
            {fileSize(file.size)}, <When at={file.at} zone={timeZone} vague={complaint.anonymous} />
          </small>
        </li>
      ))}
    </ul>
  );
}

/** `vague`: the day alone, because the minute would tell whose chat it was. */
function When({ at, zone, vague }: { at: number; zone: string; vague: boolean }) {
  return vague ? <>{shortDay(dayOf(at, zone))}</> : <Time at={at} zone={zone} />;
}

function whoWords(kind: string, name: string): string {
  if (kind === 'officer') return name;
  return kind === 'customer' ? 'Pengadu' : 'Sistem';
}

function aboutWords({ about }: ComplaintDetail): string | null {
  if (about === null) return null;
  if (about.name === '') return about.known ? 'Bukan petugas kantor ini' : 'Tidak disebutkan';
  return about.known ? about.name : `“${about.name}” (menurut pengadu)`;
}

function supervisionWords({ kind, supervision }: ComplaintDetail): string | null {
  if (kind !== 'complaint' || supervision === null) return null;
  return supervision ? 'Ya' : 'Tidak';
}

function waitsFor({ status }: ComplaintDetail, role: string): string {
  if (status === 'closed' || status === 'declined') return 'Aduan ini sudah selesai.';
  return role === 'petugas' ? 'Tidak ada yang perlu dilakukan sekarang.' : 'Aduan ini ditangani petugas layanan.';
}

import type { Officer } from '../../../services/people.ts';
import { ROLE_WORDS } from '../../words/people.ts';
import { Shell, type Frame } from '../parts/shell.tsx';

export function PeoplePage({ frame, officers }: { frame: Frame; officers: readonly Officer[] }) {
  const admin = frame.officer.role === 'admin';
  return (
    <Shell
      frame={frame}
      title="Petugas"
      actions={
        admin && (
          <a class="btn btn-primary" href="/panel/orang/baru">
            Tambah petugas
          </a>
        )
      }
    >
      <table class="table stacked">
        <thead>
          <tr>
            <th scope="col">Nama</th>
            <th scope="col">Peran</th>
            <th scope="col">E-mail</th>
            <th scope="col">Keadaan</th>
          </tr>
        </thead>
        <tbody>
          {officers.map((officer) => (
            <tr class={officer.active ? '' : 'superseded'}>
              <td data-label="Nama">
                {admin ? (
                  <a class="row-link" href={`/panel/orang/${officer.id}`}>
                    {officer.name}
                  </a>
                ) : (
                  officer.name
                )}
                {officer.nip && <small>NIP {officer.nip}</small>}
              </td>
              <td data-label="Peran">{ROLE_WORDS[officer.role]}</td>
              <td data-label="E-mail">{officer.email}</td>
              <td data-label="Keadaan">{stateWords(officer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Shell>
  );
}

export function stateWords({ active, hasPassword }: Officer): string {
  if (!active) return 'Nonaktif';
  return hasPassword ? 'Aktif' : 'Menunggu tautan akses dipakai';
}

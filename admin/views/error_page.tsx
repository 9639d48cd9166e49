import { Gate } from './parts/gate.tsx';
import { Shell, type Frame } from './parts/shell.tsx';

const WORDS: Readonly<Record<string, { title: string; text: string }>> = {
  CSRF_REFUSED: {
    title: 'Formulir kedaluwarsa',
    text: 'Demi keamanan, perubahan tidak dijalankan karena formulir ini bukan dari sesi Anda yang sekarang. Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.',
  },
  ROLE_REFUSED: { title: 'Bukan untuk peran Anda', text: 'Halaman atau tindakan ini tidak tersedia untuk peran Anda.' },
  NOT_FOUND: {
    title: 'Halaman tidak ditemukan',
    text: 'Alamatnya mungkin salah ketik, atau yang dicari sudah tidak ada.',
  },
  TOO_MANY_ATTEMPTS: {
    title: 'Terlalu banyak percobaan',
    text: 'Tunggu lima belas menit sebelum mencoba masuk lagi. Lupa kata sandi? Minta admin mengirim tautan akses baru.',
  },
  UPLOAD_BROKEN: { title: 'Unggahan terputus', text: 'Berkas tidak tersimpan. Periksa sambungan, lalu unggah lagi.' },
  FORM_TOO_LARGE: { title: 'Isian terlalu panjang', text: 'Persingkat isian, lalu kirim lagi.' },
  FORM_UNREADABLE: { title: 'Isian tidak terbaca', text: 'Muat ulang halamannya, lalu kirim lagi.' },
};
const SURPRISE = {
  title: 'Terjadi kesalahan',
  text: 'Yang belum tersimpan mungkin perlu diulang. Bila terjadi lagi, sampaikan kode di bawah kepada admin.',
};

export interface ErrorPageProps {
  code: string;
  /** HTTP */
  status: number;
  /** null: nobody is signed in, or it cannot be told */
  frame: Frame | null;
}

export function ErrorPage({ code, status, frame }: ErrorPageProps) {
  const { title, text } = WORDS[code] ?? SURPRISE;
  const words = (
    <>
      <p>{text}</p>
      <p>
        <a class="btn btn-primary" href="/panel">
          Ke beranda panel
        </a>
      </p>
      <p class="text-secondary">
        Kode: <code>{`${status} ${code}`}</code>
      </p>
    </>
  );
  if (frame !== null) {
    return (
      <Shell frame={frame} title={title}>
        {words}
      </Shell>
    );
  }
  return (
    <Gate title={title} officeName="Panel petugas">
      {words}
    </Gate>
  );
}

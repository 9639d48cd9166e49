/** What the upload page shows: the form, what became of the file, and why a link leads nowhere. */
import type { ComponentChildren } from 'preact';
import { telegramHome, whatsappHome } from '../domain/deep_links.ts';
import type { Language } from '../domain/vocabulary.ts';
import { MAX_UPLOAD_BYTES } from '../services/upload_links.ts';
import type { UploadLinkRefusal, UploadPlace } from '../services/upload_links.ts';

export type UploadComplaint = 'empty' | 'too_large' | 'type' | 'missing';
export type PageRefusal = UploadLinkRefusal | 'elsewhere' | 'slow_down';

interface Part {
  title: string;
  body: ComponentChildren;
}

/** What phones and computers are to offer; what counts are the bytes (services/file_types). */
const ACCEPT = 'application/pdf,image/jpeg,image/png,image/webp,image/heic,image/heif';

const NETWORKS: Readonly<Record<string, string>> = { telegram: 'Telegram', whatsapp: 'WhatsApp' };

const WORDS = {
  id: {
    title: 'Unggah berkas',
    intro: (where: string) =>
      `Berkas ini terlalu besar untuk ${where}. Pilih di sini; percakapan dilanjutkan dengannya.`,
    choose: 'Berkas Anda',
    hint: 'PDF atau gambar (JPEG, PNG, WebP, HEIC), paling besar 100 MB.',
    send: 'Unggah',
    until: 'Halaman ini untuk satu berkas, berlaku sampai',
    sealed: 'Berkas disimpan terenkripsi dan hanya untuk layanan pesanan Anda.',
    progress: 'Mengunggah',
    storing: 'Menyimpan dan memeriksa …',
    broken: 'Unggahan terputus. Periksa sambungan, lalu tekan Unggah lagi.',
    complaints: {
      empty: 'Berkas itu kosong (0 byte). Pilih berkas lain.',
      too_large: 'Berkas itu lebih besar dari 100 MB. Perkecil dulu, atau pilih berkas lain.',
      type: 'Jenis berkas itu tidak dapat diterima. Pilih PDF atau gambar.',
      missing: 'Berkas belum sampai. Pilih berkasnya, lalu tekan Unggah.',
    },
    received: 'Berkas diterima',
    receivedMore: (name: string) => `${name} sudah kami terima.`,
    goOn: (where: string) => `Lanjutkan di ${where}: jawabannya sudah ada di sana.`,
    open: (where: string) => `Buka ${where}`,
    chat: 'obrolan',
    refusals: {
      unknown: ['Tautan tidak dikenal', 'Buka lagi tautan dari pesan di obrolan, persis seperti tertulis di sana.'],
      expired: [
        'Tautan sudah tidak berlaku',
        'Tautan ini berlaku 24 jam. Kirim lagi berkasnya di obrolan; Anda akan menerima tautan baru.',
      ],
      used: [
        'Tautan sudah dipakai',
        'Satu berkas sudah diunggah lewat tautan ini. Lanjutkan di obrolan; untuk berkas lain, kirim di sana.',
      ],
      unasked: [
        'Berkas tidak sedang diminta',
        'Saat ini tidak ada berkas yang diminta di obrolan untuk tautan ini, jadi tidak ada yang disimpan. Kembali ke obrolan; bila berkas ini diminta lagi di sana, kirim di sana atau buka lagi tautan ini.',
      ],
      elsewhere: ['Unggahan ditolak', 'Unggahan ini tidak berasal dari halaman kami. Buka lagi tautan dari obrolan.'],
      slow_down: ['Mohon tunggu sebentar', 'Terlalu banyak permintaan dalam waktu singkat. Coba lagi satu menit lagi.'],
    },
  },
  en: {
    title: 'Upload a file',
    intro: (where: string) =>
      `This file is too large for ${where}. Please choose it here; the conversation goes on with it.`,
    choose: 'Your file',
    hint: 'PDF or picture (JPEG, PNG, WebP, HEIC), 100 MB at the most.',
    send: 'Upload',
    until: 'This page takes one file and is valid until',
    sealed: 'The file is kept encrypted, and used for your order only.',
    progress: 'Uploading',
    storing: 'Storing and checking …',
    broken: 'The upload was interrupted. Please check your connection and press Upload again.',
    complaints: {
      empty: 'That file is empty (0 bytes). Please choose another one.',
      too_large: 'That file is larger than 100 MB. Please make it smaller, or choose another one.',
      type: 'That kind of file cannot be taken. Please choose a PDF or a picture.',
      missing: 'No file has arrived yet. Please choose your file and press Upload.',
    },
    received: 'File received',
    receivedMore: (name: string) => `We have received ${name}.`,
    goOn: (where: string) => `Please go on in ${where}: the answer is there already.`,
    open: (where: string) => `Open ${where}`,
    chat: 'the chat',
    refusals: {
      unknown: ['Unknown link', 'Please open the link in the chat again, exactly as it is written there.'],
      expired: [
        'This link has expired',
        'It was valid for 24 hours. Please send the file in the chat again; you will get a new link.',
      ],
      used: [
        'This link has been used',
        'One file has been uploaded by it. Please go on in the chat; send any other file there.',
      ],
      unasked: [
        'No file is being asked for',
        'The chat is not asking for this file at the moment, so nothing was kept. Please go back to the chat; if it asks for the file again, send it there or open this link again.',
      ],
      elsewhere: ['Upload refused', 'It does not come from our page. Please open the link in the chat again.'],
      slow_down: ['Please wait a moment', 'Too many requests in a short time. Please try again in a minute.'],
    },
  },
} as const;

export function UploadForm(given: {
  action: string;
  place: UploadPlace;
  until: string;
  complaint: UploadComplaint | null;
}): Part {
  const { action, place, until, complaint } = given;
  const words = WORDS[place.language];
  return {
    title: words.title,
    body: (
      <form
        method="post"
        action={action}
        enctype="multipart/form-data"
        class="card"
        data-upload={MAX_UPLOAD_BYTES}
        data-storing={words.storing}
        data-broken={words.broken}
        data-large={words.complaints.too_large}
      >
        <p>{words.intro(networkOf(place))}</p>
        <p class="complaint" id="salah" role="alert" hidden={complaint === null}>
          {complaint === null ? '' : words.complaints[complaint]}
        </p>
        <label for="berkas">{words.choose}</label>
        <input
          id="berkas"
          name="file"
          type="file"
          required
          accept={ACCEPT}
          aria-describedby="petunjuk"
          aria-invalid={complaint === null ? undefined : 'true'}
        />
        <p id="petunjuk" class="hint">
          {words.hint}
        </p>
        <div class="progress" hidden>
          <progress max={100} value={0} aria-label={words.progress} />
          <p role="status" />
        </div>
        <button class="button" type="submit">
          {words.send}
        </button>
        <p class="hint after">
          {words.until} {until}. {words.sealed}
        </p>
      </form>
    ),
  };
}

export function Received({ place, name }: { place: UploadPlace; name: string }): Part {
  const words = WORDS[place.language];
  const where = networkOf(place);
  const link = homeOf(place);
  return {
    title: words.received,
    body: (
      <div class="card good">
        <h2>✓ {words.receivedMore(name)}</h2>
        <p>{words.goOn(where)}</p>
        {link === null ? null : (
          <a class="button" href={link}>
            {words.open(where)}
          </a>
        )}
      </div>
    ),
  };
}

export function Refused({ reason, language }: { reason: PageRefusal; language: Language }): Part {
  const [title, more] = WORDS[language].refusals[reason];
  return {
    title,
    body: (
      <div class="card bad">
        <p>{more}</p>
      </div>
    ),
  };
}

/** Back to the chat; null: this page was opened in it, or beside it. */
function homeOf({ address: { channel, account }, knownAs }: UploadPlace): string | null {
  if (channel === 'whatsapp') return whatsappHome(account);
  return channel === 'telegram' && knownAs !== null ? telegramHome(knownAs) : null;
}

/** As people call it; a chat of our own has no other name. */
function networkOf({ address, language }: UploadPlace): string {
  return NETWORKS[address.channel] ?? WORDS[language].chat;
}

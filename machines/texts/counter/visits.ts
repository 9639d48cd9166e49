/** Guest book and queue number (docs/domain.md 13): Indonesian, then English with the same keys. */
export const VISITS_ID = {
  'menu.visit': 'Buku tamu dan antrean',

  'visit.service':
    '*Buku tamu dan antrean*\nNomor antrean berlaku hari ini, di loket PST. Untuk layanan apa Bapak/Ibu datang?',
  'visit.off': 'Kantor ini tidak memakai nomor antrean. Silakan langsung menemui petugas di loket pada jam layanan.',
  'visit.closed':
    'Mohon maaf, loket sedang tutup, sehingga nomor antrean belum dapat diambil. Nomor hanya berlaku pada hari yang sama.\nLoket buka kembali {at|datetime}.',
  'visit.closedLong':
    'Mohon maaf, loket sedang tutup, sehingga nomor antrean belum dapat diambil. Nomor hanya berlaku pada hari yang sama.',
  'visit.name': 'Atas nama siapa kunjungan ini?',
  'visit.name.invalid': 'Mohon tuliskan nama dengan huruf, 2 sampai 120 karakter.',
  'visit.institution': 'Dari instansi, perusahaan, atau sekolah mana?',
  'visit.institution.none': 'Pribadi',
  'visit.institution.invalid': 'Mohon tuliskan nama instansinya, 2 sampai 120 karakter, atau pilih *Pribadi*.',
  'visit.purpose': 'Terakhir: apa keperluan Bapak/Ibu? Cukup satu kalimat.',
  'visit.purpose.invalid': 'Mohon tuliskan keperluannya dengan kata-kata.',
  'visit.again': 'Buku tamu tadi belum selesai diisi.\n{lines}\n\nLanjutkan?',
  'visit.again.on': 'Lanjutkan',
  'visit.again.anew': 'Isi dari awal',
  'visit.line.service': '• Layanan: {service}',
  'visit.line.name': '• Nama: {name}',
  'visit.line.institution': '• Instansi: {institution}',
  'visit.dropped': 'Pengisian buku tamu dihentikan.',

  'visit.taken':
    '✅ Terima kasih, buku tamu sudah diisi.\n\nNomor antrean Bapak/Ibu: *{number}*\n{service}\n\n{ahead}\n{estimate}\n\nBegitu nomornya dipanggil, kami memberi tahu di sini. Mohon menunggu di dekat loket.',
  'visit.taken.kiosk':
    '✅ Terima kasih, buku tamu sudah diisi. Nomor antrean Bapak/Ibu:\n*{number}*\n{service}\n\n{ahead}\n{estimate}\n\n⚠ *Ingat atau foto nomor ini*: obrolan di layar bersama ini akan dihapus. Perhatikan layar TV dan dengarkan panggilannya, atau pilih *Lanjutkan di ponsel* agar panggilannya sampai di sana.',
  'visit.ahead.none': 'Tidak ada nomor lain sebelum nomor ini.',
  'visit.ahead.some': 'Ada *{count|number}* nomor sebelum nomor ini.',
  'visit.estimate': 'Perkiraan menunggu: sekitar *{minutes|number} menit*.',
  'visit.estimate.soon': 'Perkiraan menunggu: *sebentar lagi*.',
  'visit.estimate.none':
    'Lama menunggu belum dapat diperkirakan. Standar kami: dipanggil paling lama {minutes|number} menit setelah nomor sebelumnya selesai.',
  'visit.refused.closed':
    'Mohon maaf, loket baru saja tutup, sehingga nomor antrean tidak dapat diambil lagi hari ini.',
  'visit.refused.gone': 'Layanan atau nomor itu sudah tidak berlaku. Silakan mulai lagi lewat *antrean*.',
  'visit.refused.already': 'Obrolan ini sudah memiliki nomor antrean hari ini.',

  'visit.own': '*Nomor antrean Bapak/Ibu: {number}*\n{service}\n\n{state}',
  'visit.own.waiting': '{ahead}\n{estimate}',
  'visit.own.called': '🔔 Nomor ini *sedang dipanggil*. Silakan ke *loket {counter}*.',
  'visit.own.serving': 'Sedang dilayani di loket {counter}.',
  'visit.own.skipped':
    'Nomor ini terlewat karena belum hadir saat dipanggil. Nomornya tetap berlaku hari ini: temui petugas di loket, dan nomor ini dipanggil lagi.',
  'visit.own.ended': 'Nomor ini sudah selesai.',
  'visit.own.look': 'Lihat antrean terbaru',
  'visit.own.cancel': 'Batalkan nomor ini',
  'visit.cancel.sure': 'Batalkan nomor antrean *{number}*? Nomor yang dibatalkan tidak dipanggil lagi.',
  'visit.cancel.yes': 'Ya, batalkan',
  'visit.cancel.no': 'Tidak, tetap menunggu',
  'visit.cancelled':
    'Nomor antrean sudah dibatalkan. Bapak/Ibu dapat mengambil nomor baru kapan saja pada jam layanan.',

  'visit.called': '🔔 *Nomor {number} silakan ke loket {counter}.*\n{service}',
  'visit.calledAgain':
    '🔔 Panggilan ulang: *nomor {number} silakan ke loket {counter}.* Kami menunggu Bapak/Ibu di loket.',
  'visit.skipped':
    'Nomor *{number}* kami lewati karena belum ada yang datang ke loket. Nomor ini *tetap berlaku hari ini*: setiba di loket, temui petugas, dan nomor ini dipanggil lagi.',
  'visit.attached':
    'Obrolan ini sekarang terhubung dengan kunjungan nomor *{number}* atas nama {name}. Selamat datang!',
  'visit.moved':
    'Nomor antrean *{number}* sekarang diikuti dari obrolan lain, tempat tautan kunjungannya dibuka. Panggilannya dikirim ke sana, tidak lagi ke sini.',
  'visit.attach.gone': 'Kunjungan pada tautan ini sudah tidak berlaku. Silakan ambil nomor antrean yang baru.',
} as const;

export const VISITS_EN: Record<keyof typeof VISITS_ID, string> = {
  'menu.visit': 'Guest book and queue',

  'visit.service':
    '*Guest book and queue*\nA queue number is good for today, at the counter of the office. Which service are you here for?',
  'visit.off': 'This office does not use queue numbers. Please go straight to the counter during the hours of service.',
  'visit.closed':
    'We are sorry, the counter is closed, so no queue number can be taken now. Numbers are good on the same day only.\nThe counter opens again on {at|datetime}.',
  'visit.closedLong':
    'We are sorry, the counter is closed, so no queue number can be taken now. Numbers are good on the same day only.',
  'visit.name': 'In whose name is this visit?',
  'visit.name.invalid': 'Please give the name in letters, 2 to 120 characters.',
  'visit.institution': 'Which institution, company or school are you from?',
  'visit.institution.none': 'Private person',
  'visit.institution.invalid':
    'Please give the name of the institution, 2 to 120 characters, or choose *Private person*.',
  'visit.purpose': 'Finally: what brings you here? One sentence is enough.',
  'visit.purpose.invalid': 'Please tell us in words what you need.',
  'visit.again': 'Your guest book entry is not finished yet.\n{lines}\n\nContinue?',
  'visit.again.on': 'Continue',
  'visit.again.anew': 'Start again',
  'visit.line.service': '• Service: {service}',
  'visit.line.name': '• Name: {name}',
  'visit.line.institution': '• Institution: {institution}',
  'visit.dropped': 'The guest book entry was given up.',

  'visit.taken':
    '✅ Thank you, you are in the guest book.\n\nYour queue number: *{number}*\n{service}\n\n{ahead}\n{estimate}\n\nWe will tell you here as soon as your number is called. Please wait near the counter.',
  'visit.taken.kiosk':
    '✅ Thank you, you are in the guest book. Your queue number:\n*{number}*\n{service}\n\n{ahead}\n{estimate}\n\n⚠ *Remember this number or take a photo of it*: the chat on this shared screen is going to be removed. Watch the TV screen and listen for the call, or choose *Continue on your phone* to be told there.',
  'visit.ahead.none': 'No other number comes before yours.',
  'visit.ahead.some': 'Numbers before yours: *{count|number}*.',
  'visit.estimate': 'Estimated waiting time: about *{minutes|number} min*.',
  'visit.estimate.soon': 'Estimated waiting time: *in a moment*.',
  'visit.estimate.none':
    'The waiting time cannot be estimated yet. Our standard: you are called at most {minutes|number} [minute|minutes] after the number before yours is finished.',
  'visit.refused.closed': 'We are sorry, the counter has just closed, so no more numbers can be taken today.',
  'visit.refused.gone': 'That service or number is no longer valid. Please begin again with *queue*.',
  'visit.refused.already': 'This chat already has a queue number today.',

  'visit.own': '*Your queue number: {number}*\n{service}\n\n{state}',
  'visit.own.waiting': '{ahead}\n{estimate}',
  'visit.own.called': '🔔 This number *is being called*. Please go to *counter {counter}*.',
  'visit.own.serving': 'You are being served at counter {counter}.',
  'visit.own.skipped':
    'This number was passed over because nobody came when it was called. It stays good today: see an officer at the counter, and it is called again.',
  'visit.own.ended': 'This number is finished.',
  'visit.own.look': 'Look at the queue again',
  'visit.own.cancel': 'Cancel this number',
  'visit.cancel.sure': 'Cancel queue number *{number}*? A cancelled number is not called any more.',
  'visit.cancel.yes': 'Yes, cancel it',
  'visit.cancel.no': 'No, I keep waiting',
  'visit.cancelled': 'Your queue number was cancelled. You can take a new one at any time during the hours of service.',

  'visit.called': '🔔 *Number {number}, please go to counter {counter}.*\n{service}',
  'visit.calledAgain':
    '🔔 Called again: *number {number}, please go to counter {counter}.* We are waiting for you there.',
  'visit.skipped':
    'Number *{number}* was passed over because nobody came to the counter. It *stays good today*: when you are at the counter, see an officer, and it is called again.',
  'visit.attached': 'This chat now belongs to the visit with number *{number}*, in the name of {name}. Welcome!',
  'visit.moved':
    'Queue number *{number}* is now followed in another chat, where the link of the visit was opened. Its call goes there and no longer here.',
  'visit.attach.gone': 'The visit of this link is no longer valid. Please take a new queue number.',
};

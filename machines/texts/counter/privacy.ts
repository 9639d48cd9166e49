/** Personal data (docs/domain.md 9): Indonesian, then English with the same keys. */
export const PRIVACY_ID = {
  'privacy.kind.profile': 'Data diri',
  'privacy.kind.consents': 'Catatan persetujuan',
  'privacy.kind.chats': 'Obrolan',
  'privacy.kind.messages': 'Pesan',
  'privacy.kind.orders': 'Pesanan',
  'privacy.kind.documents': 'Dokumen (invoice, perjanjian, kuitansi)',
  'privacy.kind.payments': 'Pembayaran',
  'privacy.kind.files': 'Berkas yang dikirim',
  'privacy.kind.complaints': 'Pengaduan',
  'privacy.kind.visits': 'Kunjungan',
  'privacy.kind.ratings': 'Penilaian',
  'privacy.kind.talks': 'Percakapan dengan petugas',
  'privacy.kind.connections': 'Sambungan obrolan',
  'privacy.count': '• {what}: {count|number}',
  'privacy.count.since': '• {what}: {count|number}, sejak {since|datetime}',
  'privacy.exported': '🔎 *Data Bapak/Ibu yang kami simpan*\n{lines}',
  'privacy.exported.nothing': 'Selain obrolan ini, kami belum menyimpan data Bapak/Ibu.',
  'privacy.exported.file':
    'Berkas lengkapnya (JSON, dapat dibaca program lain) sedang disiapkan. Tautannya segera saya kirim di sini.\nUntuk menghapus data, tulis *hapus data*.',
  'privacy.exported.enough':
    'Berkas lengkapnya sudah beberapa kali dibuat hari ini. Silakan gunakan tautan yang sudah saya kirim, atau minta lagi besok.',
  'privacy.ready':
    '📦 Berkas data Bapak/Ibu sudah siap. Tautan ini berlaku {days|number} hari; jangan bagikan kepada orang lain.',
  'privacy.ready.open': 'Unduh data saya',
  'privacy.blocked': 'Data belum dapat dihapus sekarang:\n{reasons}',
  'privacy.blocked.open_order':
    '• Pesanan {codes} masih berjalan. Mohon selesaikan atau batalkan dahulu lewat *status*, lalu tulis *hapus data* lagi.',
  'privacy.blocked.money':
    '• Pembayaran pesanan {codes} masih diproses. Mohon tunggu sampai selesai diperiksa bendahara, lalu tulis *hapus data* lagi.',
  'privacy.stays': 'Yang *tetap disimpan*, tanpa nama Bapak/Ibu:\n{lines}',
  'privacy.stays.nothing': 'Tidak ada yang perlu kami simpan lebih lanjut.',
  'privacy.stays.ledger':
    '• {count|number} dokumen keuangan (nomor, jumlah, tanggal): wajib diarsipkan menurut aturan keuangan negara',
  'privacy.stays.complaint': '• {count|number} baris register pengaduan (jenis, tanggal, hasil)',
  'privacy.stays.rating': '• {count|number} nilai kepuasan (angka saja)',
  'privacy.stays.consent': '• {count|number} catatan persetujuan, sebagai bukti',
  'privacy.erase.ask':
    '🗑️ *Hapus data*\nYang *dihapus*: data diri, isi semua obrolan, berkas, abstraksi dan perjanjian, isi pengaduan, buku tamu, serta komentar.\n{stays}\n\nLanjutkan?',
  'privacy.erase.go': 'Lanjut menghapus',
  'privacy.erase.no': 'Jangan hapus',
  'privacy.erase.sure':
    'Sekali lagi, mohon dipastikan: data yang dihapus *tidak dapat dikembalikan*, tautan unduhan berakhir, dan pengaduan yang belum dijawab ditutup. Hapus sekarang?',
  'privacy.erase.yes': 'Ya, hapus data saya',
  'privacy.erase.kept': 'Baik, tidak ada yang dihapus.',
  'privacy.erased':
    '✅ Data Bapak/Ibu sudah dihapus.\n{stays}\nPesan yang ada di perangkat Bapak/Ibu dapat dihapus sendiri. Terima kasih atas kepercayaannya. 🙏',
  'privacy.erasedElsewhere':
    'Data Bapak/Ibu, termasuk isi obrolan ini, baru saja dihapus atas permintaan dari obrolan Bapak/Ibu yang lain.',
  'privacy.withdraw.ask':
    '*Tarik persetujuan*\nSetelah ditarik, layanan di obrolan ini berhenti, tidak ada lagi pesan yang kami kirim tanpa diminta, dan petugas menindaklanjutinya paling lambat 3×24 jam. Data tidak otomatis terhapus; untuk itu tulis *hapus data*.\n\nTarik persetujuan?',
  'privacy.withdraw.yes': 'Ya, tarik persetujuan',
  'privacy.withdraw.no': 'Tidak jadi',
  'privacy.withdraw.kept': 'Baik, persetujuan Bapak/Ibu tetap berlaku.',
  'privacy.withdrawn': 'Persetujuan Bapak/Ibu sudah ditarik dan dicatat.{unpaid}{paid}',
  'privacy.withdrawn.unpaid':
    '\n• {count|number} pesanan yang belum dibayar kami hentikan; petugas menindaklanjutinya paling lambat 3×24 jam.',
  'privacy.withdrawn.paid':
    '\n• {count|number} pesanan yang sudah dibayar tetap kami selesaikan, karena aturan keuangan dan kearsipan mewajibkannya. Produknya dapat diambil di kantor.',
  'privacy.stop.ask': 'Yang mana yang dimaksud?',
  'privacy.stop.form': 'Hentikan isian',
  'privacy.stop.messages': 'Jangan kirimi saya pesan',
  'privacy.stop.no': 'Tidak keduanya',
  'privacy.muted':
    '🔕 Baik, saya tidak akan mengirim pesan di sini tanpa diminta, termasuk kabar pesanan. Pertanyaan Bapak/Ibu tetap saya jawab; lihat pesanan lewat *status*.\nUntuk menerima pesan lagi, tulis *mulai*.',
  'privacy.muted.noConsent': '🔕 Baik, saya tidak akan mengirim pesan di sini tanpa diminta.',
  'privacy.unmute': 'Mulai',
  'privacy.unmuted': '🔔 Baik, kabar dan pengingat akan kami kirim lagi di sini.',
  'privacy.unmuted.already': 'Kabar dan pengingat memang kami kirim di sini. Untuk menghentikannya, tulis *berhenti*.',
  'privacy.noKtp':
    'KTP atau kartu identitas lain *tidak diperlukan* di sini. Berkas yang baru dikirim tidak kami simpan; demi keamanan, mohon hapus juga dari obrolan ini.',
  'privacy.noNik':
    'NIK *tidak diperlukan* di sini, jadi nomor itu kami samarkan dalam catatan obrolan. Demi keamanan, mohon hapus juga pesannya.',
} as const;

export const PRIVACY_EN: Record<keyof typeof PRIVACY_ID, string> = {
  'privacy.kind.profile': 'Registration',
  'privacy.kind.consents': 'Records of consent',
  'privacy.kind.chats': 'Chats',
  'privacy.kind.messages': 'Messages',
  'privacy.kind.orders': 'Orders',
  'privacy.kind.documents': 'Documents (invoices, agreements, receipts)',
  'privacy.kind.payments': 'Payments',
  'privacy.kind.files': 'Files you sent',
  'privacy.kind.complaints': 'Complaints',
  'privacy.kind.visits': 'Visits',
  'privacy.kind.ratings': 'Ratings',
  'privacy.kind.talks': 'Talks with an officer',
  'privacy.kind.connections': 'Connected chats',
  'privacy.count': '• {what}: {count|number}',
  'privacy.count.since': '• {what}: {count|number}, since {since|datetime}',
  'privacy.exported': '🔎 *What we keep about you*\n{lines}',
  'privacy.exported.nothing': 'Apart from this chat we keep nothing about you yet.',
  'privacy.exported.file':
    'The complete file (JSON, to be read by other programs) is being prepared. Its link follows here in a moment.\nTo have your data erased, write *erase my data*.',
  'privacy.exported.enough':
    'The complete file was made several times today. Please use the link that you already have, or ask again tomorrow.',
  'privacy.ready':
    '📦 Your data file is ready. The link works for {days|number} [day|days]; please do not share it with anybody.',
  'privacy.ready.open': 'Download my data',
  'privacy.blocked': 'Your data cannot be erased yet:\n{reasons}',
  'privacy.blocked.open_order':
    '• Order {codes} is still under way. Please finish or cancel it first with *status*, then write *erase my data* again.',
  'privacy.blocked.money':
    '• A payment for order {codes} is still being processed. Please wait until the treasurer has checked it, then write *erase my data* again.',
  'privacy.stays': 'What *stays*, without your name:\n{lines}',
  'privacy.stays.nothing': 'There is nothing that we have to go on keeping.',
  'privacy.stays.ledger':
    '• {count|number} financial [document|documents] (number, amount, date), which the rules of state finance require us to archive',
  'privacy.stays.complaint': '• {count|number} [line|lines] in the register of complaints (kind, dates, outcome)',
  'privacy.stays.rating': '• {count|number} [rating|ratings] (figures only)',
  'privacy.stays.consent': '• {count|number} [record|records] of consent, as proof',
  'privacy.erase.ask':
    '🗑️ *Erase my data*\nWhat is *erased*: your registration, all that was said in your chats, files, abstraction and agreement, what you complained about, the guest book and your comments.\n{stays}\n\nGo on?',
  'privacy.erase.go': 'Go on and erase',
  'privacy.erase.no': 'Do not erase',
  'privacy.erase.sure':
    'Please make sure once more: what is erased *cannot be brought back*, download links end, and complaints that are not answered yet are closed. Erase now?',
  'privacy.erase.yes': 'Yes, erase my data',
  'privacy.erase.kept': 'All right, nothing was erased.',
  'privacy.erased':
    '✅ Your data have been erased.\n{stays}\nMessages on your own device are yours to delete. Thank you for your trust. 🙏',
  'privacy.erasedElsewhere':
    'Your data, with all that was said in this chat, have just been erased, as you asked in another chat of yours.',
  'privacy.withdraw.ask':
    '*Withdraw consent*\nThe service in this chat then ends, we send nothing that was not asked for, and an officer sees to it within 3×24 hours. Your data are not erased by it; for that, write *erase my data*.\n\nWithdraw your consent?',
  'privacy.withdraw.yes': 'Yes, withdraw',
  'privacy.withdraw.no': 'No, leave it',
  'privacy.withdraw.kept': 'All right, your consent stands.',
  'privacy.withdrawn': 'Your consent has been withdrawn, and this is on record.{unpaid}{paid}',
  'privacy.withdrawn.unpaid':
    '\n• {count|number} unpaid [order is|orders are] stopped; an officer sees to it within 3×24 hours.',
  'privacy.withdrawn.paid':
    '\n• {count|number} paid [order is|orders are] completed all the same, as the rules of finance and archives require. The [product|products] can be collected at the office.',
  'privacy.stop.ask': 'Which do you mean?',
  'privacy.stop.form': 'Stop this form',
  'privacy.stop.messages': 'Do not send me messages',
  'privacy.stop.no': 'Neither',
  'privacy.muted':
    '🔕 All right, I will send nothing here that you did not ask for, not even news of an order. I still answer you; see your orders with *status*.\nTo receive messages again, write *start*.',
  'privacy.muted.noConsent': '🔕 All right, I will send nothing here that you did not ask for.',
  'privacy.unmute': 'Start',
  'privacy.unmuted': '🔔 All right, news and reminders come here again.',
  'privacy.unmuted.already': 'News and reminders do come here. To stop them, write *stop*.',
  'privacy.noKtp':
    'An identity card is *not needed* here. The file you just sent has not been kept; to be safe, please delete it from this chat as well.',
  'privacy.noNik':
    'An identity number (NIK) is *not needed* here, so it is masked in our record of the chat. To be safe, please delete the message as well.',
};

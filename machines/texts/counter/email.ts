/** Confirming the address, letters and notices (docs/domain.md 15): Indonesian, then English with the same keys. */
export const EMAIL_ID = {
  // ---- the address is confirmed in the chat
  'email.code':
    '📧 Kode 6 angka sudah kami kirim ke *{email}* (berlaku {minutes} menit). Ketik kodenya di sini, supaya tagihan, kuitansi, dan tautan produk juga dikirim ke e-mail itu.\n\nBelum masuk? Periksa folder spam. Alamatnya keliru? Ketik alamat yang benar. Tidak perlu? Ketik *lewati*.',
  'email.again': 'Kirim kode lagi',
  'email.noCode': 'Itu belum kode 6 angka (contoh: 123456), juga belum alamat e-mail.',
  'email.confirmed':
    'Terima kasih, alamat *{email}* sudah terkonfirmasi. ✅ Tagihan, kuitansi, dan tautan produk kini juga kami kirim ke sana.',
  'email.skipped':
    'Baik, tanpa e-mail. Semua kabar tetap disampaikan di obrolan ini. Alamat dapat dikonfirmasi nanti lewat *Data diri saya*.',
  'email.already': 'Alamat e-mail itu sudah terkonfirmasi.',
  'email.tooManyCodes':
    'Kode sudah dikirim tiga kali dalam satu jam. Mohon pakai kode yang terakhir, atau coba lagi nanti.',
  'email.refused.wrong': 'Kode itu belum cocok. Mohon periksa angkanya.',
  'email.refused.expired': 'Kode itu sudah tidak berlaku. Pilih *Kirim kode lagi* untuk mendapatkan yang baru.',
  'email.refused.too_many':
    'Kode itu sudah lima kali salah, jadi tidak berlaku lagi. Pilih *Kirim kode lagi* untuk mendapatkan yang baru.',

  // ---- letters; the subject carries no personal data
  'mail.dear': 'Yth. Bapak/Ibu {name},',
  'mail.why':
    'E-mail ini dikirim karena Bapak/Ibu memesan layanan di {office} dan mengonfirmasi alamat ini. E-mail ini dikirim otomatis; untuk bertanya atau menanggapi, gunakan obrolan dengan asisten kami.',
  'mail.code.subject': 'Kode konfirmasi alamat e-mail – {office}',
  'mail.code':
    'Kode konfirmasi alamat e-mail ini:\n\n*{code}*\n\nKetik kode itu di obrolan dengan asisten {office}. Kode berlaku {minutes} menit. Jangan berikan kepada orang lain; petugas kami tidak pernah memintanya.',
  'mail.code.why':
    'E-mail ini dikirim karena alamat ini dituliskan pada pendaftaran di {office}. Bila bukan Bapak/Ibu yang mendaftar, abaikan saja: tidak ada e-mail lain yang dikirim.',
  'mail.invoice.subject': 'Tagihan pesanan {code}',
  'mail.invoice':
    'Tagihan *{number}* untuk pesanan *{code}* sudah terbit, sebesar *{total|rupiah}*. Mohon periksa, lalu setujui atau minta perbaikan di obrolan dengan asisten kami (ketik *status*).',
  'mail.invoice.safe':
    '⚠ Pembayaran hanya dengan kode billing ke kas negara (dari luar negeri: rekening resmi yang tertulis di obrolan). Petugas tidak pernah meminta transfer ke rekening pribadi.',
  'mail.receipt.subject': 'Kuitansi pesanan {code}',
  'mail.receipt':
    'Terima kasih. Kuitansi *{number}* untuk pesanan *{code}* sebesar *{total|rupiah}* sudah terbit. Produknya kami kirim segera; tautannya menyusul.',
  'mail.products.subject': 'Produk pesanan {code} siap diunduh',
  'mail.products':
    'Produk pesanan *{code}* sudah siap diunduh lewat tautan berikut. Tautan berlaku terbatas dan hanya untuk Bapak/Ibu; mohon tidak diteruskan. Setelah diperiksa, sampaikan hasilnya di obrolan dengan asisten kami.',
  'mail.product.open': 'Unduh: {title}',
  'mail.paper.invoice': 'Buka tagihan (PDF)',
  'mail.paper.agreement': 'Buka perjanjian (PDF)',
  'mail.paper.receipt': 'Buka kuitansi (PDF)',
  'mail.complaint.answered.subject': 'Jawaban atas {code}',
  'mail.complaint.answered': 'Jawaban kami atas *{code}*:\n“{words}”',
  'mail.complaint.asked.subject': 'Pertanyaan mengenai {code}',
  'mail.complaint.asked': 'Untuk menindaklanjuti *{code}* kami perlu keterangan dari Bapak/Ibu:\n“{words}”',
  'mail.complaint.declined.subject': 'Mengenai {code}',
  'mail.complaint.declined': 'Mohon maaf, *{code}* tidak dapat kami tangani:\n“{words}”',
  'mail.complaint.reply': 'Untuk menanggapi, kirim kode {code} di obrolan dengan asisten kami.',

  // ---- notices to the office's own people: numbers alone
  'notice.group': '🔔 Ada {lines}.',
  'notice.orders': '{count|number} pesanan baru',
  'notice.answers': '{count|number} pesanan dengan tanggapan pelanggan',
  'notice.complaints': '{count|number} pengaduan menunggu',
  'notice.talks': '{count|number} percakapan menunggu petugas',
  'notice.tasks': '{count|number} pekerjaan pesanan',
  'notice.open': 'Buka panel',
  'notice.digest.subject': 'Yang menunggu hari ini – {office}',
  'notice.digest': 'Selamat pagi. Yang menunggu di panel hari ini:',
  'notice.digest.line': '• {line}',
  'notice.digest.why':
    'Ringkasan ini dikirim pada awal jam layanan karena dinyalakan di halaman Akun panel {office}; di sana pula dapat dimatikan.',
  'telegram.groupId':
    'ID grup ini: {id}\nAdmin dapat menyalinnya ke panel: Data kantor › Pemberitahuan petugas. Pesanan tetap hanya dilayani di obrolan pribadi.',
} as const;

export const EMAIL_EN: Record<keyof typeof EMAIL_ID, string> = {
  'email.code':
    '📧 A six-digit code is on its way to *{email}* (valid for {minutes} minutes). Type it here, so that invoice, receipt, and product links also go to that address.\n\nNothing there yet? Look in your spam folder. Wrong address? Type the right one. Not needed? Type *skip*.',
  'email.again': 'Send another code',
  'email.noCode': 'That is neither a six-digit code (example: 123456) nor an e-mail address.',
  'email.confirmed':
    'Thank you, the address *{email}* is confirmed. ✅ Invoice, receipt, and product links now also go there.',
  'email.skipped':
    'All right, no e-mail. Everything is still told in this chat. You can confirm the address later under *My details*.',
  'email.already': 'That address is confirmed already.',
  'email.tooManyCodes': 'Three codes were sent within the hour. Please use the last one, or try again later.',
  'email.refused.wrong': 'That code does not fit. Please check the digits.',
  'email.refused.expired': 'That code is no longer valid. Choose *Send another code* for a new one.',
  'email.refused.too_many':
    'That code was wrong five times, so it is no longer valid. Choose *Send another code* for a new one.',

  'mail.dear': 'Dear {name},',
  'mail.why':
    'You receive this because you ordered from {office} and confirmed this address. It was sent automatically; to ask or answer, please use the chat with our assistant.',
  'mail.code.subject': 'Confirm your e-mail address – {office}',
  'mail.code':
    'The code that confirms this address:\n\n*{code}*\n\nType it in the chat with the assistant of {office}. It is valid for {minutes} minutes. Do not give it to anybody; our officers never ask for it.',
  'mail.code.why':
    'You receive this because this address was given in a registration at {office}. If that was not you, ignore it: nothing else will be sent.',
  'mail.invoice.subject': 'Invoice for order {code}',
  'mail.invoice':
    'Invoice *{number}* for order *{code}* is ready: *{total|rupiah}*. Please check it, then approve it or ask for a correction in the chat with our assistant (type *status*).',
  'mail.invoice.safe':
    '⚠ Pay only by billing code to the state treasury (from abroad: the official account given in the chat). Officers never ask for a transfer to a personal account.',
  'mail.receipt.subject': 'Receipt for order {code}',
  'mail.receipt':
    'Thank you. Receipt *{number}* for order *{code}* over *{total|rupiah}* is ready. Your product follows soon, with its link.',
  'mail.products.subject': 'Your order {code} is ready to download',
  'mail.products':
    'The products of order *{code}* can be downloaded by the following links. They are limited and for you alone; please do not pass them on. After checking, tell us in the chat with our assistant.',
  'mail.product.open': 'Download: {title}',
  'mail.paper.invoice': 'Open the invoice (PDF)',
  'mail.paper.agreement': 'Open the agreement (PDF)',
  'mail.paper.receipt': 'Open the receipt (PDF)',
  'mail.complaint.answered.subject': 'Our answer to {code}',
  'mail.complaint.answered': 'Our answer to *{code}*:\n“{words}”',
  'mail.complaint.asked.subject': 'A question about {code}',
  'mail.complaint.asked': 'To follow up *{code}* we need to hear from you:\n“{words}”',
  'mail.complaint.declined.subject': 'About {code}',
  'mail.complaint.declined': 'We are sorry, *{code}* is not ours to handle:\n“{words}”',
  'mail.complaint.reply': 'To respond, send the code {code} in the chat with our assistant.',

  'notice.group': '🔔 New in the panel: {lines}.',
  'notice.orders': '{count|number} new [order|orders]',
  'notice.answers': '{count|number} [order|orders] answered by customers',
  'notice.complaints': '{count|number} [complaint|complaints] waiting',
  'notice.talks': '{count|number} [talk|talks] waiting for an officer',
  'notice.tasks': '{count|number} [task|tasks] on orders',
  'notice.open': 'Open the panel',
  'notice.digest.subject': 'Waiting today – {office}',
  'notice.digest': 'Good morning. Waiting in the panel today:',
  'notice.digest.line': '• {line}',
  'notice.digest.why':
    'You receive this at the beginning of service hours because it is switched on under Account in the panel of {office}, where it can be switched off.',
  'telegram.groupId':
    'The id of this group: {id}\nAn admin can copy it to the panel: Data kantor › Pemberitahuan petugas. Orders are still served in private chats only.',
};

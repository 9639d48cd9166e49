/** A person of the office in the chat (docs/domain.md 12): Indonesian, then English with the same keys. */
export const DESK_ID = {
  'desk.menu': 'Permintaan bicara dengan petugas',
  'desk.waiting':
    '👤 *Bicara dengan petugas*\nBapak/Ibu berada di urutan ke-*{position}*. {when}\n\nSilakan tuliskan pertanyaannya sekarang; petugas akan membacanya lebih dulu. Tidak jadi menunggu? Ketik *batal*.\n{elsewhere}',
  'desk.when.open': 'Petugas akan menjawab di obrolan ini pada jam layanan hari ini.',
  'desk.when.minutes': 'Perkiraan dijawab dalam sekitar {minutes} menit.',
  'desk.when.opens': 'Layanan petugas sedang tutup dan buka kembali {at|datetime}.',
  'desk.when.closed': 'Layanan petugas sedang tutup; permintaan ini dijawab saat buka kembali.',
  'desk.when.here': 'Petugas akan menjawab di layar ini.',
  'desk.when.away': 'Layanan petugas sedang tutup.',
  'desk.kiosk.open':
    'Mohon *tetap di depan layar ini*: bila layar ditinggalkan, permintaan dibatalkan. Untuk menunggu di tempat lain, pilih *Lanjutkan di ponsel* atau datang ke loket.',
  'desk.kiosk.closed':
    'Jawabannya tidak dapat ditunggu di layar ini. Pilih *Lanjutkan di ponsel* agar jawaban sampai di sana, atau datang ke loket pada jam layanan.',
  'desk.elsewhere': 'Cara lain: ☎ {phone} ✉ {email}',
  'desk.elsewhere.email': 'Cara lain: ✉ {email}',
  'desk.later': 'Lanjut dengan asisten',
  'desk.withdraw': 'Batalkan permintaan',
  'desk.goOn': 'Baik. Permintaan Bapak/Ibu tetap dalam antrean; petugas akan menyapa di obrolan ini.',
  'desk.goOn.kiosk':
    'Baik. Permintaan Bapak/Ibu tetap dalam antrean selama layar ini dipakai. Untuk menunggu di tempat lain, pilih *Lanjutkan di ponsel* atau datang ke loket.',
  'desk.noted':
    'Terima kasih, sudah kami catat untuk petugas. ✍️ Bila ada tambahan, tulis saja; saya tidak akan menyela. Untuk layanan lain ketik *menu*; untuk berhenti menunggu ketik *batal*.',
  'desk.withdrawn': 'Baik, permintaan bicara dengan petugas dibatalkan.',
  'desk.named': '*{name}*',
  'desk.somebody': 'Petugas kami',
  'desk.taken':
    '👤 {who} kini melayani Bapak/Ibu di obrolan ini. Asisten tidak menyela; ketik *selesai* untuk mengakhiri percakapan.',
  'desk.taken.invited':
    '👤 {who} ingin berbicara dengan Bapak/Ibu di obrolan ini. Isian yang sedang berjalan tersimpan; ketik *selesai* untuk kembali ke asisten.',
  'desk.end': 'Kembali ke asisten',
  'desk.said': '👤 *{officer}*\n{words}',
  'desk.said.file': '👤 *{officer}* mengirim berkas *{name}*{note}',
  'desk.said.words': ':\n{words}',
  'desk.file.open': 'Unduh berkas',
  'desk.held': 'Petugas sedang melayani Bapak/Ibu. Ketik *selesai* untuk kembali ke asisten.',
  'desk.hint': 'Sudah disampaikan kepada petugas. Ketik *selesai* untuk mengakhiri percakapan ini.',
  'desk.busy':
    'Percakapan dengan petugas masih berlangsung, jadi pilihan itu belum dibuka. Ketik *selesai* untuk kembali ke asisten.',
  'desk.transferred': '👤 Percakapan ini dilanjutkan oleh *{officer}*.',
  'desk.unreadable':
    'Petugas hanya menerima tulisan, foto, dan berkas. Mohon tuliskan isinya; pesan suara atau stiker tidak sampai kepadanya.',
  'desk.returned':
    'Mohon maaf, petugas sedang tidak di tempat. 🙏 Permintaan Bapak/Ibu kami kembalikan ke antrean agar dilayani petugas lain; semua yang sudah ditulis tetap terbaca.',
  'desk.left': 'Percakapan dengan petugas sudah diakhiri. Terima kasih. 🙏',
  'desk.ended.officer': 'Percakapan dengan petugas selesai. Asisten kembali melayani Bapak/Ibu. 🙏',
  'desk.ended.idle':
    'Karena cukup lama tidak ada pesan, percakapan dengan petugas ditutup. Asisten kembali melayani; ketik *petugas* bila masih perlu dibantu.',
} as const;

export const DESK_EN: Record<keyof typeof DESK_ID, string> = {
  'desk.menu': 'My request to talk to an officer',
  'desk.waiting':
    '👤 *Talking to an officer*\nYou are number *{position}* in the line. {when}\n\nPlease write down your question now; the officer will read it first. Changed your mind? Type *cancel*.\n{elsewhere}',
  'desk.when.open': 'An officer will answer in this chat within today’s opening hours.',
  'desk.when.minutes': 'You should have an answer in about {minutes} [minute|minutes].',
  'desk.when.opens': 'Our officers are away now and will be back on {at|datetime}.',
  'desk.when.closed': 'Our officers are away now; your request is answered when they are back.',
  'desk.when.here': 'An officer will answer on this screen.',
  'desk.when.away': 'Our officers are away now.',
  'desk.kiosk.open':
    'Please *stay at this screen*: if you leave it, the request is withdrawn. To wait elsewhere, choose *Continue on your phone* or come to the counter.',
  'desk.kiosk.closed':
    'You cannot wait for the answer at this screen. Choose *Continue on your phone* to get it there, or come to the counter during opening hours.',
  'desk.elsewhere': 'Other ways: ☎ {phone} ✉ {email}',
  'desk.elsewhere.email': 'Another way: ✉ {email}',
  'desk.later': 'Go on with the assistant',
  'desk.withdraw': 'Withdraw the request',
  'desk.goOn': 'All right. You stay in the line; the officer will write to you in this chat.',
  'desk.goOn.kiosk':
    'All right. You stay in the line as long as you use this screen. To wait elsewhere, choose *Continue on your phone* or come to the counter.',
  'desk.noted':
    'Thank you, this is noted for the officer. ✍️ If there is more, just write it; I will not interrupt. For other services type *menu*; to stop waiting type *cancel*.',
  'desk.withdrawn': 'All right, the request to talk to an officer is withdrawn.',
  'desk.named': '*{name}*',
  'desk.somebody': 'One of our officers',
  'desk.taken':
    '👤 {who} is now with you in this chat. The assistant will not interrupt; type *end chat* when you are finished.',
  'desk.taken.invited':
    '👤 {who} would like to talk to you in this chat. What you were filling in is kept; type *end chat* to return to the assistant.',
  'desk.end': 'Back to the assistant',
  'desk.said': '👤 *{officer}*\n{words}',
  'desk.said.file': '👤 *{officer}* sent the file *{name}*{note}',
  'desk.said.words': ':\n{words}',
  'desk.file.open': 'Download the file',
  'desk.held': 'An officer is with you. Type *end chat* to return to the assistant.',
  'desk.hint': 'This went to the officer. Type *end chat* to end this talk.',
  'desk.busy':
    'Your talk with the officer is still going on, so that choice was not opened. Type *end chat* to return to the assistant.',
  'desk.transferred': '👤 *{officer}* will go on with this talk.',
  'desk.unreadable':
    'The officer only gets text, photos and files. Please write it down; voice messages and stickers do not reach them.',
  'desk.returned':
    'We are sorry, the officer is away. 🙏 Your request is back in the line for another officer, who can read everything written so far.',
  'desk.left': 'The talk with the officer is over. Thank you. 🙏',
  'desk.ended.officer': 'The talk with the officer is over. The assistant is back with you. 🙏',
  'desk.ended.idle':
    'As nothing was written for a while, the talk with the officer was closed. The assistant is back; type *officer* if you still need help.',
};

/** What the office tells about its services (docs/domain.md 14): Indonesian, then English with the same keys. */
export const INFORMATION_ID = {
  'menu.information': 'Informasi layanan',
  'topic.requirements': 'Persyaratan',
  'topic.procedure': 'Prosedur dan waktu layanan',
  'topic.tariff': 'Tarif dan contoh biaya',
  'topic.products': 'Produk yang tersedia',
  'topic.hours': 'Jam layanan dan hari libur',
  'topic.contact': 'Kontak dan kanal aduan',
  'topic.others': 'Informasi lainnya',
  'info.ask':
    '*Informasi layanan*\nApa yang ingin Bapak/Ibu ketahui? Produk dapat dicari kapan saja, misalnya: *cari inflasi*.',
  'info.requirements':
    '*Persyaratan*\n1. Data diri dengan alamat e-mail yang aktif; di kantor, buku tamu diisi lebih dahulu.\n2. NPWP yang masih aktif, hanya bagi pengguna dari swasta.\n3. Permintaan diajukan lewat asisten ini: publikasi, data mikro, atau peta digital wilkerstat.\n4. Persetujuan atas syarat penjualan: format, biaya, dan media elektronik.\n5. Khusus data mikro dan peta: abstraksi penggunaan data dan Surat Perjanjian Penggunaan Data (SPPD).\n\nKTP dan NIK tidak diperlukan.',
  'info.procedure':
    '*Prosedur*\n1. Mendaftar dan memilih produk.\n2. Mengisi formulir permintaan; untuk data mikro dan peta juga abstraksi dan SPPD.\n3. Petugas memeriksa permintaan dan menyiapkan produk.\n4. Petugas mengirim invoice, contoh data, dan SPPD; bila tidak sesuai, perbaikan dapat diminta.\n5. Membayar dengan kode billing, serta menandatangani dan mengunggah SPPD.\n6. Bendahara mengirim kuitansi, petugas mengirim produk.\n7. Memeriksa produk dan kuitansi; perbaikan masih dapat diminta.\n8. Memberi penilaian.',
  'info.time': '*Waktu layanan*\n{lines}',
  'info.time.order':
    '• Pesanan: paling lama {days|number} hari kerja setelah permintaan jelas dan lengkap. Selama kami menunggu jawaban atau pembayaran Bapak/Ibu, waktu tidak dihitung.',
  'info.time.counter':
    '• Di loket: dilayani paling lama {minutes|number} menit sejak nomor antrean sebelumnya selesai.',
  'info.examples':
    '*Contoh perhitungan*\n• Publikasi {pages|number} halaman: {publication|rupiah}\n• Data mikro {bytes|number} byte tanpa pengolahan: {microdata|rupiah}\n• {maps|number} peta kabupaten/kota menurut desa/kelurahan: {map|rupiah}\n\nTarif Rp0 atau keringanan bagi pihak tertentu diputuskan petugas atas permohonan tertulis.',
  'info.products':
    '*Produk yang tersedia*\n{lines}\n\nUntuk mencari, ketik *cari* lalu kata kuncinya, misalnya: *cari dalam angka*.',
  'info.products.line': '• {kind}: {count|number} judul',
  'info.products.elsewhere': '• {kind}: {count|number} judul, tidak dijual lewat asisten ini',
  'info.hours': '*Jam layanan petugas*\n🕗 {hours}\n{lines}\n\nAsisten ini dapat dipakai kapan saja.',
  'info.closed': '\n*Hari libur berikutnya*',
  'info.closed.holiday': '• {day|day} – {name}',
  'info.closed.leave': '• {day|day} – {name}',
  'info.contact': '*Kontak {office}*\n{lines}\n\nUntuk berbicara dengan petugas di obrolan ini, ketik *petugas*.',
  'info.contact.phone': '☎ {phone}',
  'info.contact.email': '✉ {email}',
  'info.contact.address': '🏢 {address}',
  'info.contact.website': '🌐 {website}',
  'info.contact.hours': '🕗 {hours}',
  'info.complaints':
    '*Pengaduan, aspirasi, dan permintaan informasi*\nKetik *pengaduan* untuk menyampaikannya di sini. Bapak/Ibu menerima kode tiket dan dapat menanyakan statusnya kapan saja.\n\nKanal lainnya:\n{channels}',
} as const;

export const INFORMATION_EN: Record<keyof typeof INFORMATION_ID, string> = {
  'menu.information': 'About our services',
  'topic.requirements': 'Requirements',
  'topic.procedure': 'Procedure and service time',
  'topic.tariff': 'Fees and examples',
  'topic.products': 'Products we offer',
  'topic.hours': 'Opening hours and holidays',
  'topic.contact': 'Contact and complaint channels',
  'topic.others': 'More information',
  'info.ask':
    '*About our services*\nWhat would you like to know? You can search for products at any time, for example: *search inflation*.',
  'info.requirements':
    '*Requirements*\n1. Your details with an active e-mail address; at the office, the guest book comes first.\n2. An active tax number (NPWP), for users from private companies only.\n3. A request made through this assistant: publications, micro data or digital maps of statistical areas.\n4. Your agreement to the terms of sale: format, fee and electronic medium.\n5. For micro data and maps only: an abstraction on the use of the data and the agreement on the use of data (SPPD).\n\nNo identity card or identity number is needed.',
  'info.procedure':
    '*Procedure*\n1. You register and choose products.\n2. You fill in the request form; for micro data and maps also the abstraction and the agreement (SPPD).\n3. An officer checks the request and prepares the product.\n4. An officer sends the invoice, sample data and the agreement; you may ask for corrections.\n5. You pay with the billing code, and sign and upload the agreement.\n6. The treasurer sends the receipt, an officer sends the product.\n7. You check product and receipt; you may still ask for corrections.\n8. You rate the service.',
  'info.time': '*Service time*\n{lines}',
  'info.time.order':
    '• Orders: at most {days|number} working [day|days] after the request is clear and complete. While we wait for your answer or payment, time does not count.',
  'info.time.counter':
    '• At the counter: you are served at most {minutes|number} [minute|minutes] after the previous queue number is finished.',
  'info.examples':
    '*Example calculation*\n• A publication of {pages|number} [page|pages]: {publication|rupiah}\n• Micro data of {bytes|number} [byte|bytes] without processing: {microdata|rupiah}\n• {maps|number} [map|maps] of a regency/city by village: {map|rupiah}\n\nWhether certain parties pay nothing or less is decided by an officer on a written request.',
  'info.products':
    '*Products we offer*\n{lines}\n\nTo search, type *search* and a keyword, for example: *search in figures*.',
  'info.products.line': '• {kind}: {count|number} [title|titles]',
  'info.products.elsewhere': '• {kind}: {count|number} [title|titles], not sold through this assistant',
  'info.hours': '*Opening hours of the officers*\n🕗 {hours}\n{lines}\n\nYou can use this assistant at any time.',
  'info.closed': '\n*Next public holidays*',
  'info.closed.holiday': '• {day|day} – {name}',
  'info.closed.leave': '• {day|day} – {name} (collective leave)',
  'info.contact': '*Contact {office}*\n{lines}\n\nTo talk to an officer in this chat, type *officer*.',
  'info.contact.phone': '☎ {phone}',
  'info.contact.email': '✉ {email}',
  'info.contact.address': '🏢 {address}',
  'info.contact.website': '🌐 {website}',
  'info.contact.hours': '🕗 {hours}',
  'info.complaints':
    '*Complaints, suggestions and requests for information*\nType *complaint* to submit one here. You receive a ticket code and can ask for its status at any time.\n\nOther channels:\n{channels}',
};

/** Chat spellings and the word they stand for: labels, word lists and messages are all compared after this. */

/** Runs of one letter become one: "kembaliii" and "haloo" are "kembali" and "halo". Digits keep their runs. */
export function squeeze(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

// docs/domain.md 10, and the abbreviations of everyday Indonesian chat. "word: spellings".
const SPELLINGS = `
tidak: ga gak gag gax gk g nga ngga nggak nggk ngak enga engga enggak engak ndak nda ndk kagak kaga kgk tdk tida tidk tdak tidka
sudah: udah udh uda sdh sudh suda dah
belum: blm blom belom blum
bukan: bkn
ya: iya iy iyah iyh y iye yha
ok: oke okay okey okeh okie oki oks okei
benar: bener bnr benr
betul: btul btl betl
setuju: stuju setju stju setujuh
baik: baek
siap: syap siyap
lanjut: lnjut lanjt lnjt lanjutkan lanjutin lanjutken dilanjutkan
lewati: lewatin lwati dilewati
jangan: jgn jngan
tidak ada: gada gaada
tidak jadi: gajadi gakjadi ngakjadi tidakjadi gjd gajd
jadi: jd
batal: batalin batalkan batalkn batlkan dibatalkan dibatalin batalken
kembali: kmbali kmbli kmbl kembli kembalii
ulangi: ulangin diulang diulangi
bantuan: bntuan bantuin bantuannya
petugas: petugasnya ptgas ptugas
saya: sy aku aq gue gw gua ane
yang: yg yng
mau: mo mw
ingin: pengen pengin pingin kepingin kepengen pgn pngen pengn
minta: mnt mintak
bicara: ngomong omong ngobrol ngobrl berbicara
dengan: dgn dg dng sama sma ama sm
orang: org
tolong: tlg tolongin tlong
saja: aja aj doang
dong: donk dunk
kak: kakak ka kk kaka qaqa
mbak: mba mbk
pak: bapak bpk
bu: ibu buk bunda
mimin: minmin
transfer: tf trf trnsfer tranfer ditransfer
bayar: byr dibayar bayarkan
pesan: psn pesen order beli mesan mesen memesan
pesanan: orderan psnan pesenan
nomor: nomer nmr nomr
pilih: pilh milih plih
please: pls plz plis pliss
thanks: thx thanx tks tq thankyou thnks tengkyu tengkiu tenkyu tengkyuh tenks
makasih: makasi mksh mksih mkasih maksih mkash makaci maaci macih terimakasih terimakasi trmksh trims trimakasih trimakasi trim tararengkyu
terima: trima trm
kasih: ksh kasi
selamat: slmt slamat met selmt
pagi: pgi pgii
malam: malem mlm
siang: siank
halo: helo hallo helow alo halow haloha hello hllo hlo
hai: hay hey hei hy hoi hi haii
bahasa: bhs bahasanya
indonesia: indo indonesian indonesa
english: inglish engglish englis eng
inggris: ingris inggeris
izin: ijin
tanya: nanya bertanya nanyak tny
silakan: silahkan
berhenti: brhenti stop
status: statusnya sttus
cek: check chek ngecek mengecek
lihat: liat
nanti: nnti ntar entar ntr
e mail: email imel surel
`;

const WORD_OF = new Map(
  SPELLINGS.trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', spellings = ''] = line.split(': ');
      return spellings.split(' ').map((spelling) => [squeeze(spelling), word.split(' ').map(squeeze)] as const);
    }),
);

/** The word or words that a single chat word stands for, runs of letters squeezed. */
export function plainWord(word: string): readonly string[] {
  const squeezed = squeeze(word);
  return WORD_OF.get(squeezed) ?? [squeezed];
}

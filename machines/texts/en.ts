/** Everything the assistant says, in English: the keys, placeholders and markup of id.ts. */
import { COMPLAINTS_EN } from './counter/complaints.ts';
import { DESK_EN } from './counter/desk.ts';
import { EMAIL_EN } from './counter/email.ts';
import { INFORMATION_EN } from './counter/information.ts';
import { PRIVACY_EN } from './counter/privacy.ts';
import { SURVEY_EN } from './counter/survey.ts';
import { VISITS_EN } from './counter/visits.ts';
import type { ID } from './id.ts';

export const EN: Record<keyof typeof ID, string> = {
  ...INFORMATION_EN,
  ...COMPLAINTS_EN,
  ...DESK_EN,
  ...VISITS_EN,
  ...SURVEY_EN,
  ...PRIVACY_EN,
  ...EMAIL_EN,
  any: '{value}',
  nothing: '',

  // ---- first contact (docs/domain.md 9)
  'consent.ask':
    'Welcome to *{office}*, dear Friend of Data! 👋\nI am the assistant of our statistical services: orders of products, information, complaints, guest book and queue, talks with an officer, and ratings.\n\n{office} records this conversation and the data you give (name, contact details, orders, complaints, visits, ratings) for these services only, and passes nothing on to others. What is said here is kept for at most {days|number} [day|days], financial documents and registers as the rules on archives require.\n\nYou may withdraw your consent at any time: type *withdraw consent*, or write to {contact}.\n\nDo you agree?',
  'consent.yes': 'I agree',
  'consent.no': 'I do not agree',
  'consent.first': 'That service is available once you have agreed.',
  'consent.thenOpened': 'I will go on with that as soon as you have given your consent.',
  'consent.thanks': 'Thank you. 🙏 *{office}* is ready to help.',
  'consent.declined':
    'That is fine, we respect your choice. Without your consent we cannot serve you in this chat, and we do not ask for personal details.\n\nYou are still welcome to contact us:\n☎ {phone}\n✉ {email}\n🏢 {address}\n\nIf you change your mind, reply *agree*.',

  // ---- menu and global words
  'menu.ask': '*Main menu*\nPlease choose a service. At any time you can type *menu*, *back*, *status* or *help*.',
  'menu.brief': 'Is there anything else I can help with? Type *menu* for the main menu.',
  'menu.resume': 'Continue where I left off',
  'menu.order': 'Order statistical products',
  'menu.search': 'Search products',
  'menu.basket': 'Basket ({count})',
  'menu.status': 'Status of my orders',
  'menu.profile': 'My details',
  'menu.person': 'Contact an officer',
  'word.menu': 'Main menu',
  'word.connect': 'Connect another chat',
  'word.skip': 'Skip',
  'word.otherLanguage': 'Bahasa Indonesia',
  'page.next': 'Next ›',
  'page.previous': '‹ Previous',
  'greeting.hello': 'Hello! 👋',
  'greeting.salam': 'Waalaikumsalam warahmatullahi wabarakatuh. 🙏',
  'greeting.welcome': 'You are welcome, glad to help. 😊',
  help: '*Help*\nReply with a number or with the words of a choice. Words you can always use:\n• *menu* – main menu (what you have filled in is kept)\n• *back* – takes back your last answer\n• *repeat* – shows the question again\n• *cancel* – stops what you are filling in, or cancels an order\n• *status* – shows your orders\n• *info* – fees, requirements, opening hours\n• *search inflation* – searches the catalogue\n• *officer* – talk to an officer\n• *connect* – uses the same orders in another chat\n• *bahasa indonesia* – switches to Indonesian\nAlso: *complaint*, *queue*, *my data*, *delete my data*, *stop*',
  person: '*Contact an officer of {office}*\n☎ {phone}\n✉ {email}\n🏢 {address}\n🕗 {hours}\n{now}',
  'person.open': 'The service is *open* now.',
  'person.opens': 'The service is closed now and opens again on {at|datetime}. This assistant remains available.',
  'language.changed': 'We continue in English.',
  trouble:
    'Sorry, I could not handle your last message because of a problem on our side. It is kept, and an officer has been told. Please send it again, or type *officer*.',
  unknown: 'Sorry, I did not understand that message. Please answer the question below, or type *help*.',
  'unknown.again': 'Sorry, I still do not understand. Our officers can help you directly:',
  stale: 'That button belongs to an earlier question, so I did not act on it. This is where we are:',
  'unreadable.sticker': 'Nice sticker! 😊 To continue, please answer in writing or pick a choice.',
  'unreadable.voice': 'Sorry, I cannot listen to voice messages yet. Please write instead.',
  'unreadable.other': 'Sorry, I cannot read that kind of message yet. Please answer in writing or pick a choice.',
  'unreadable.file': 'Thank you, but no file is needed at this point, so it has not been kept.',
  'file.empty': 'That file is empty (0 bytes). Please check it and send it again.',
  'file.type': 'That type of file cannot be accepted. Please send a PDF or a photo (JPG, PNG, WebP, HEIC).',
  'file.several':
    'Please send *one* file only. If you have several: photos as one album, or put together as one PDF or ZIP.',
  'file.edited':
    'A message that I have received stays as it was when its file or caption is edited. To replace it, please send it again as a new message.',
  'file.upload':
    'That file is too large to be sent in this chat. Please upload it on the following page (up to 100 MB, good for 24 hours); then we continue here.',
  'file.upload.open': 'Upload the file',
  tooLong:
    'That message is very long ({length|number} characters); the limit is 4,000. Please shorten it and send it again.',
  'resume.back': 'Let us continue where you left off.',
  'resume.moved': 'This order has changed since then, so what you were writing is not continued. Its latest status:',
  'back.done': 'All right, back to the previous question.',
  'back.nothing': 'There is no answer left to take back; the previous step has already been recorded.',
  'rewrite.ask': 'You changed your earlier message to:\n«{text}»\n\nUse the new one?',
  'rewrite.use': 'Use the new one',
  'rewrite.keep': 'Leave it',
  'rewrite.done': 'All right, the new answer takes the place of the earlier one.',
  'rewrite.kept': 'All right, the earlier answer stands.',
  'rewrite.tooLate': 'That answer can no longer simply be replaced, so nothing was changed. {way}',
  'rewrite.recorded': 'The message that you edited has already been recorded, so nothing was changed. {way}',
  'rewrite.way.form': 'To replace it, type *back* or choose *Change* in the summary.',
  'rewrite.way.after': 'To change an order that was sent, open it with *status*; for help, type *officer*.',
  recovery:
    'Sorry, this assistant has just been updated, so our conversation starts again from the beginning. Your orders are safe: type *status* to see them.',
  // ---- one person, two chats (docs/domain.md 11)
  'channel.telegram': 'Telegram',
  'channel.whatsapp': 'WhatsApp',
  'channel.webchat': 'web chat',
  'connect.issued':
    '*Connect another chat*\nSend the following code to this assistant in another chat of yours (Telegram, WhatsApp or the web chat). It is good for {minutes} minutes and can be used once.\n\n⚠ Whoever uses this code can see your orders. Do not give it to anybody else.',
  'connect.telegram': 'For Telegram: this link opens the Telegram app; choose *Start* there.',
  'connect.telegram.open': 'Open Telegram',
  'connect.notIssued.too_many': 'You have asked for a code five times within an hour. Please try again later.',
  'connect.notIssued.not_registered':
    'This chat has no registration yet, so there is nothing to connect from here. If your orders are in another chat: type *connect* there, and send the code here.',
  'connect.ask.new':
    '*Connect this chat?*\nIf yes, this chat takes the personal details of the chat that made the code. Orders of that chat can be seen here, and orders of this chat there.\n\n⚠ Answer *yes* only if you asked for the code yourself in another chat. If the code or the link came from somebody else, answer *no*.',
  'connect.ask.known':
    '*Connect this chat?*\nIf yes, the personal details of this chat are replaced by those of the chat that made the code. Orders of that chat can be seen here, and orders of this chat there.{orders}\n\n⚠ Answer *yes* only if you asked for the code yourself in another chat. If the code or the link came from somebody else, answer *no*.',
  'connect.ask.orders':
    '\n*{count|number} [order|orders]* of this chat will be seen, and can be acted on, in that chat too.',
  'connect.yes': 'Yes, connect',
  'connect.no': 'No, leave it',
  'connect.kept': 'All right, not connected. Nothing was changed.',
  'connect.made':
    '✅ This chat is now connected with the registration of *{name}*. {orders}{moved}\n\nNews of orders goes to the chat that was used last. To undo the connection, type *disconnect*.',
  'connect.made.none': 'There are no orders yet.',
  'connect.made.orders': '{count|number} [order|orders] can be seen here with *status*.',
  'connect.made.moved':
    ' This includes {count|number} [order|orders] of this chat, which can now be seen in the other one as well.',
  'connect.refused.unknown':
    'That code does not work: it may be mistyped, used already, or older than 10 minutes. Please check it, or ask for a new one with *connect* in your other chat.',
  'connect.refused.too_many': 'Too many codes that do not work. Please try again in ten minutes.',
  'connect.refused.same_chat':
    'That code comes from this very chat. Send it in the *other* chat, the one to be connected.',
  'connect.refused.already': 'This chat is connected with that one already.',
  'connect.refused.has_others':
    'This chat is connected with another one already. Ask for a code here with *connect* and send it in that chat, or type *disconnect* first.',
  'connection.made':
    '🔗 Another chat ({channel}) has just been connected with this chat and can see your orders. If that was not you, type *disconnect*.',
  'connection.ended':
    'This chat was disconnected from within another chat. The orders that came with the connection can no longer be seen here.',
  'disconnect.none': 'No other chat is connected.',
  'disconnect.which': 'Which connection would you like to undo?',
  'disconnect.line': '{channel} · {since|datetime}',
  'disconnect.line.own': 'This chat · {since|datetime}',
  'disconnect.ask.own':
    'Undo the connection of this chat (connected {since|datetime})? The orders that came with it can no longer be seen here then.',
  'disconnect.ask.other':
    'Disconnect the other chat ({channel}), connected {since|datetime}? Your orders can no longer be seen there then.',
  'disconnect.yes': 'Yes, disconnect',
  'disconnect.no': 'No, leave it',
  'disconnect.kept': 'All right, it stays connected.',
  'disconnect.done.own': 'The connection is undone. This chat has no registration now.',
  'disconnect.done.back': 'The connection is undone. This chat uses the registration of *{name}* again.',
  'disconnect.done.other': 'The other chat ({channel}) is disconnected.',
  'disconnect.gone': 'That connection has already been undone.',
  'linked.gone': 'Sorry, the product of that link is no longer in the catalogue.',
  'cancel.nothing':
    'There is nothing being filled in and no basket to cancel. To cancel an order, open it first with *status*.',
  'abandon.ask.both': 'Stop this form and empty the basket?',
  'abandon.ask.form': 'Stop this form?',
  'abandon.ask.basket': 'Empty the basket?',
  'abandon.yes': 'Yes, stop',
  'abandon.no': 'No, continue',
  'abandon.done.both': 'The form was stopped and the basket emptied.',
  'abandon.done.form': 'The form was stopped.',
  'abandon.done.basket': 'The basket was emptied.',

  // ---- registration (docs/domain.md 2.1)
  'profile.intro':
    'For your first order, please give us your details first (about two minutes). A wrong answer can be taken back with *back*.',
  'profile.name': 'What is your *full name*?',
  'profile.name.invalid': 'Please write your full name, 2 to 120 characters.',
  'profile.email': 'What is your *active e-mail address*? Example: name@example.com',
  'profile.email.invalid': 'That e-mail address seems to be incomplete. A correct example: name@example.com',
  'profile.phone':
    'On which *phone number* can we reach you? Example: +65 6123 4567, or 0812 3456 7890 for an Indonesian number.',
  'profile.phone.invalid': 'I could not read that number. Examples: +65 6123 4567 or 0812 3456 7890.',
  'profile.segment': 'What *type of institution* are you from?',
  'profile.institution':
    'What is the *name of your institution*, school/university or company? If you order as an individual, write *individual*.',
  'profile.institution.invalid': 'Please write the name of your institution, 2 to 120 characters.',
  'profile.occupation': 'What is your *main occupation*?',
  'profile.use': 'What will the data be used for?',
  'profile.country': 'In which *country* do you live? Choose Indonesia, or write the name of another country.',
  'profile.country.invalid': 'I do not recognise that country name yet. Examples: Indonesia, Malaysia, Japan.',
  'profile.npwp':
    "What is the company's *NPWP* (Indonesian tax number)? (15, 16 or 22 digits; dots and hyphens are fine)",
  'profile.npwp.invalid': 'An NPWP has 15, 16 or 22 digits. Please check it again.',
  'profile.npwpActive': 'Is this NPWP *still active*? An officer may check it again.',
  'profile.npwpActive.yes': 'Yes, still active',
  'profile.npwpActive.no': 'No / use another NPWP',
  'profile.npwpActive.needed': 'Private companies need an NPWP (Indonesian tax number) that is still active.',
  'profile.check': '*Please check your details*\n{lines}\n\nIs everything correct?',
  'profile.save': 'Correct, save',
  'profile.change': 'Change',
  'profile.whichToChange': 'Which part would you like to change?',
  'profile.saved': 'Your details are saved. ✅',
  'profile.savedForOrder': 'Your details are saved. ✅ If this order is complete now, choose *Submit again*.',
  'field.line': '• {label}: *{value}*',
  'field.name': 'Name',
  'field.email': 'E-mail',
  'field.phone': 'Phone',
  'field.segment': 'Type of institution',
  'field.institution': 'Institution',
  'field.occupation': 'Occupation',
  'field.use': 'Use of the data',
  'field.country': 'Country of residence',
  'field.npwp': 'NPWP (tax number)',
  'country.indonesia': 'Indonesia',
  'segment.state_institution': 'State institution',
  'segment.ministry': 'Ministry or government agency',
  'segment.security': 'Armed Forces/Police/BIN/Prosecution',
  'segment.local_government': 'Regional government',
  'segment.international': 'International organisation',
  'segment.research_education': 'Research or education institution',
  'segment.state_enterprise': 'State-owned enterprise (BUMN/BUMD)',
  'segment.private_company': 'Private company',
  'segment.other': 'Other / individual',
  'occupation.student': 'Student',
  'occupation.researcher': 'Researcher/Lecturer',
  'occupation.civil_servant': 'Civil servant/Armed Forces/Police',
  'occupation.state_enterprise_employee': 'State-owned enterprise employee',
  'occupation.private_employee': 'Private-sector employee',
  'occupation.self_employed': 'Self-employed',
  'occupation.other': 'Other',
  'use.school': 'School or university assignment',
  'use.government': 'Government',
  'use.commercial': 'Commercial',
  'use.research': 'Research',
  'use.other': 'Other',

  // ---- tariff and requirements (docs/domain.md 3; R7)
  'tariff.rules':
    '*Fees and requirements*\nLegal basis: {basis}\n{prices}\n\nWhat is needed: your details, an active e-mail address and agreement to the terms; an active NPWP (Indonesian tax number) for private companies only. Micro data and maps require a description of the intended use and a data use agreement (SPPD).\nService time: at most {days|number} working [day|days] after the request is complete.',
  'tariff.info':
    '*Fees in force*\nLegal basis: {basis}\n{prices}\n\nRequirements: your details, an active e-mail address, agreement to the terms; an active NPWP (Indonesian tax number) for private companies; a description of the intended use and a data use agreement (SPPD) for micro data and maps.',
  'tariff.prices':
    '• Publication (soft copy): {publicationFirst|rupiah} up to {publicationPagesFirst|number} [page|pages], then {publicationStep|rupiah} for every further {publicationPagesStep|number} [page|pages]\n• Micro data up to {first}: {microdataPlain|rupiah} without processing, {microdataProcessed|rupiah} with processing; beyond that {microdataPlainStep|rupiah} or {microdataProcessedStep|rupiah} per {step}\n• Wilkerstat map of one regency/city: {mapRegencyByDistrict|rupiah} per map by district (kecamatan), {mapRegencyByVillage|rupiah} per map by village (desa)',
  'size.megabytes': '{count|number} MB',
  'size.bytes': '{count|number} bytes',
  'tariff.none':
    'The fees for today have not yet been set in the office system. Please contact an officer by typing *officer*.',

  // ---- choosing (B3, R8)
  'shop.ask':
    'Which product are you looking for? Choose its type, or write a *title, keyword or code*, for example: in figures 2025',
  'shop.choose': 'Choose products',
  'shop.other': 'Look for another product',
  'shop.toBasket': 'View basket',
  'shop.add': 'Add to basket',
  'shop.added': 'Added to your basket. 🛒',
  'shop.alreadyIn': 'The very same request is already in your basket; one copy is enough.',
  'shop.basketFull': 'One order holds at most {limit|number} [product|products]. Please send this order first.',
  'shop.basketEmpty': 'Your basket is now empty.',
  'shop.gone': 'Sorry, one or more products are no longer available in the catalogue.',
  'shop.noneOfKind': 'The catalogue has no products of that type yet.',
  'shop.notFound':
    'No product matches “{term}”. Please try shorter words, for example the name of a region or the year.',
  'shop.results': 'Search results for “{term}”. Choose one, or write other keywords.',
  'shop.list': '*{kind}* – page {page|number} of {pages|number}. Choose one, or write a keyword.',
  result: '{title} ({kind}, {price})',
  'result.ofKind': '{title} ({price})',
  'result.priced': '{price|rupiah}',
  'result.bySize': 'by file size',
  'result.byArea': 'by region and level',
  'result.unpriced': 'price to follow',
  'result.notSold': 'not sold by this assistant',
  'sort.publication': 'publication',
  'sort.microdata': 'micro data',
  'sort.map': 'digital map',
  'shop.elsewhere': '{product}\n\nThis type of product is not sold by this assistant. {where}\n☎ {phone}',
  'shop.basket': '*Basket*\n{lines}\n\n{total}',
  'shop.remove': 'Which products should be removed? You may name several, for example *1,3* or *2-4*.',
  'shop.removeHow': 'Please write numbers that are in the list, for example *1* or *1,3*.',
  'shop.terms':
    '*Terms of the order*\n1. Format: digital file (soft copy), downloaded by a link sent in this chat.\n2. Fee: {fee}, non-tax state revenue (PNBP), {payment}; the invoice states the final price.\n3. Electronic medium: documents and products are delivered electronically, in line with technological developments.\n\nDo you agree?',
  'terms.byBillingCode': 'paid with a billing code',
  'terms.byTransfer': 'paid by bank transfer because you live abroad',
  'shop.summary': '*Order summary*\n{person}\n\n{lines}\n{total}\n\nSend this order?',
  'kind.publication': 'Publication (soft copy)',
  'kind.microdata': 'Micro data',
  'kind.map': 'Wilkerstat digital map',
  'basket.line': '{number|number}. {title} – {price|rupiah}',
  'basket.lineLater': '{number|number}. {title} – price to follow',
  'basket.order': 'Order now',
  'basket.add': 'Add a product',
  'basket.remove': 'Remove a product',
  'basket.change': 'Change a request',
  'basket.removeAt': 'Remove {number|number}',
  'basket.changeAt': 'Change {number|number}',
  'basket.named': '{title} (line {number|number})',
  'shop.changeWhich': 'Which request should be changed?',
  'total.known': 'Total: *{total|rupiah}*',
  'total.some':
    'Total so far: *{total|rupiah}*, not including {count|number} micro data [product|products], priced by file size once the data are prepared.',
  'total.later': 'The price follows once the data are prepared, by file size.',
  'fee.known': '{total|rupiah}',
  'fee.some': '{total|rupiah}, plus micro data by the size of the prepared file',
  'fee.later': 'by the size of the prepared micro data file',
  'product.publication':
    '*{title}*\nCode {code} · {year} · {pages|number} [page|pages]\n{description}\nPrice: *{price|rupiah}*',
  'product.microdata':
    '*{title}*\nCode {code} · micro data\n{description}\nThe price depends on the size of the file that is prepared.',
  'product.map':
    '*{title}*\nCode {code} · digital map\n{description}\nThe price is per map, by region and level of the map.',
  'terms.agree': 'I agree',
  'terms.decline': 'I do not agree',
  'terms.needed': 'The order can only be sent if you agree to the terms. Your basket is kept.',
  'request.begin': 'Fill in the request',
  'request.continue': 'Continue the request',
  'request.fullSetOnly':
    'This office sells micro data as *full sets* only: all variables and regions, without processing.\nIf you need only a part: {where}',
  'request.round': '*{title}*\nWhich round (period) do you need?',
  'request.level': '*{title}*\nAt which level do you need the data?',
  'request.mapLevel': '*{title}*\nBy which level do you need the map?',
  'level.kecamatan': 'District (kecamatan)',
  'level.desa': 'Village (desa/kelurahan)',
  'request.part':
    '*{title}*\nDo you need all of it ({variables|number} [variable|variables], {regions|number} [region|regions]), or only a part?',
  'request.full': 'All of it (full set)',
  'request.chosen': 'Choose variables and/or regions',
  'request.processing':
    'Should the data be delivered as they are, or be processed into a table by an officer?\n\n{rule}',
  'request.rule':
    'Without processing: {microdataPlain|rupiah} up to {first}, then {microdataPlainStep|rupiah} per {step}.\nWith processing: {microdataProcessed|rupiah} up to {first}, then {microdataProcessedStep|rupiah} per {step}.',
  'request.plain': 'Without processing',
  'request.tabulated': 'With processing (tabulation)',
  'request.table':
    'What should the table look like? Write its rows, columns and contents, for example: *average expenditure per capita by regency/city and sex*.',
  'request.tableShort': 'Please describe the table in a few words.',
  'request.summary': '*Your request*\n{title}\n{lines}\n\n{price}',
  'request.add': 'Add to basket',
  'request.save': 'Save the changes',
  'request.change': 'Change it',
  'request.changeWhat': 'What should be changed?',
  'change.round': 'Round',
  'change.level': 'Level',
  'change.variables': 'Variables',
  'change.regions': 'Regions',
  'change.table': 'Processing',
  'price.plain':
    'The price follows once the data are prepared, by file size: {microdataPlain|rupiah} up to {first}, then {microdataPlainStep|rupiah} per {step}.',
  'price.processed':
    'The price follows once the table is prepared, by file size: {microdataProcessed|rupiah} up to {first}, then {microdataProcessedStep|rupiah} per {step}.',
  'price.maps': 'Price: *{total|rupiah}* for {count|number} [map|maps].',
  'price.none': 'The fees for today have not yet been set.',
  'line.data': '   {round}, {level}',
  'line.full': '   all of it (full set)',
  'line.part': '   {what}',
  'line.plain': '   without processing',
  'line.table': '   with processing: {table}',
  'line.map': '   by {level}',
  'some.regions': '{count|number} [region|regions]: {names}',
  'some.regionsMore': '{count|number} regions: {names}, … and {more|number} more',
  'some.variables': '{count|number} [variable|variables]: {names}',
  'some.variablesMore': '{count|number} variables: {names}, … and {more|number} more',
  'some.allRegions': 'all regions',
  'some.allVariables': 'all variables',
  'pick.variables':
    '*Variables* – page {page|number} of {pages|number}, {total|number} in all\n{lines}\n\nWrite numbers, names or codes; several at once are fine, for example *1,3* or *2-4*.{chosen}',
  'pick.regions':
    '*Regions* – page {page|number} of {pages|number}, {total|number} in all\n{lines}\n\nWrite numbers, names or codes; several at once are fine, for example *1,3*, *2-4* or *all cities*.{chosen}',
  'pick.line': '{number|number}. {label} ({code})',
  'pick.already': '\nChosen so far: {what}',
  'pick.picked':
    'Chosen: {what}\n\nContinue, or write what should be added. To take something away write *remove* and its name.',
  'pick.allRegions': 'All regions',
  'pick.allVariables': 'All variables',
  'pick.done': 'Continue',
  'pick.more': 'Show the list again',
  'pick.again': 'Choose anew',
  'pick.unknown':
    'The following could not be matched with the list:\n{lines}\nPlease write the number, the full name or the code.',
  'pick.unknownLine': '• “{said}”',
  'pick.unclearLine': '• “{said}” – do you mean {near}?',
  'pick.unknownMore': '• and {count|number} more',
  'pick.nothing': 'Nothing is chosen yet. Please write numbers, names or codes from the list.',
  'split.ask':
    'Your basket holds publications together with micro data or maps, which wait for the check of the abstraction and for the agreement. So that the publications need not wait, the order can be split in two.\n\nOrder the publications separately?',
  'split.yes': 'Yes, publications separately',
  'split.no': 'No, keep one order',
  'summary.abstraction': 'Abstraction: {title}',
  'summary.party': 'SPPD: {position}; {address}',
  'summary.reduction': 'Request for Rp0 or a reduction: {reason}',
  'summary.split': 'Sent as two orders: publications separately.',

  // ---- the abstraction of data use (docs/domain.md 4; B5, R10)
  'abstraction.intro':
    '*Abstraction of data use*\nMicro data and maps need a short account of how they will be used: title, background, purpose, data, method, output, period, and who has access. It is kept encrypted and read only by the officers who check it and the head of the office.\n\nFill it in *one by one*, *paste all of it* in one message (each part begins with its label, e.g. “Title: ...”), or *send a file* (PDF/photo) now.',
  'abstraction.fields': 'Fill in one by one',
  'abstraction.format': 'Show the format to paste',
  'abstraction.asFile': 'Upload it as a file',
  'abstraction.otherFile': 'Replace the file',
  'abstraction.formatIs':
    'Copy, fill in, and send it in one message (in any order):\nTitle: \nBackground: \nPurpose: \nData requested: \nMethod: \nOutput and publication plan: \nPeriod of use: \nWho has access: \nSupervisor: ',
  'abstraction.upload':
    'Please send the abstraction as a *PDF or photo* (20 MB at most). After that only its title is asked.',
  'abstraction.keepFile': 'Keep that file',
  'abstraction.fileTaken': 'The file of the abstraction has arrived. 📎',
  'abstraction.read': 'This is what was read:\n{lines}\n{missing}',
  'abstraction.readMissing': '\n{count|number} [part is|parts are] still missing; let us complete [it|them] now.',
  'abstraction.unread':
    'Sorry, no labels could be read. Please begin each part with its label and a colon, e.g. “Title: ...” and “Purpose: ...”, or choose one of the ways below.',
  'abstraction.tooLong':
    'That text is too long ({length|number} characters); the limit is {limit|number}. Please shorten it, or send the abstraction as a file.',
  'abstraction.fieldTooLong':
    'The part *{field}* has more than {limit|number} characters and was not recorded. Please send a shorter version.',
  'abstraction.full':
    'This part may have at most {limit|number} characters; {left|number} [is|are] left. What you added was not recorded. Please shorten it, or say *done*.',
  'abstraction.parts': '{parts}',
  'abstraction.returned': 'The officer wrote:\n“{words}”\n',
  'abstraction.returnedOf': 'The officer wrote on *{field}*:\n“{words}”\n',
  'abstraction.now': '\nAt present:\n“{value}”\nWrite a new text to replace it.',
  'abstraction.offered': '\nAccording to this order:\n“{value}”\nUse that, or write your own.',
  'abstraction.take': 'Use that',
  'abstraction.keep': 'Leave it as it is',
  'abstraction.also.yes': 'Yes, continue',
  'abstraction.also.next': 'Next',
  'abstraction.also.done': 'Finished',
  'abstraction.ask.title':
    'What is the *title* of the study or activity? Example: Determinants of Poverty in Banten 2024',
  'abstraction.ask.background':
    'What is its *background*? Example: poverty in the south remains high although the economy grows well.',
  'abstraction.ask.purpose':
    'What is the *purpose* of using the data? Example: to measure the effect of education on household expenditure.',
  'abstraction.ask.data':
    '*Which data* do you request (survey, year, regions, variables)? Example: Susenas KOR 2024, Banten, education and expenditure.',
  'abstraction.ask.method': 'Which *method* will you use? Example: logistic regression with survey weights.',
  'abstraction.ask.output':
    'What will the *output and publication plan* be? Example: a thesis in the university library and one journal article.',
  'abstraction.ask.period': 'For which *period* will the data be used? Example: January to June 2027',
  'abstraction.ask.access': '*Who* will have access to the data? Example: myself and my supervisor',
  'abstraction.ask.supervisor':
    'Who is the *supervisor or responsible person*? Example: Dr. Sari Contoh, supervisor, Universitas Contoh',
  'abstraction.field.title': 'Title',
  'abstraction.field.background': 'Background',
  'abstraction.field.purpose': 'Purpose',
  'abstraction.field.data': 'Data requested',
  'abstraction.field.method': 'Method',
  'abstraction.field.output': 'Output and publication',
  'abstraction.field.period': 'Period of use',
  'abstraction.field.access': 'Who has access',
  'abstraction.field.supervisor': 'Supervisor',
  'abstraction.file': 'File',
  'abstraction.line': '• {label}: {value}',
  'abstraction.needed': 'The part *{field}* needs a description; that answer was not recorded.',
  'abstraction.more': '*{field}*: noted. ✍ Send more to add to it, or say *done*.',
  'abstraction.next': 'Continue',
  'abstraction.rewrite': 'Write it anew',
  'abstraction.statement':
    '*Statement*\nThe data that I receive will be used for this purpose only and will not be passed on to any other person or organisation.\n\nDo you state this?',
  'statement.agree': 'I state this',
  'statement.why': 'Why is this needed?',
  'statement.because':
    'Micro data and maps are confidential and remain the property of BPS; the law protects what respondents have told. Without this statement they cannot be handed over. What you have filled in is kept.',
  'abstraction.check': '*Please check the abstraction*\n{lines}\n\nIs it right?',
  'abstraction.checkOrder': '*Abstraction of order {code}*\n{lines}\n\nSend these changes to the officer?',
  'abstraction.checkReturned':
    '*Abstraction of order {code}*\n{lines}\n\nSend these changes and submit the order again?',
  'abstraction.right': 'It is right, continue',
  'abstraction.send': 'Send the changes',
  'abstraction.sendAgain': 'Send and submit again',
  'abstraction.saveOnly': 'Only save for now',
  'abstraction.change': 'Change',
  'abstraction.which': 'Which part do you want to change?',
  'abstraction.done': 'Done changing',
  'abstraction.asBefore': 'All right, the abstraction of the order stays as it was.',
  'abstraction.data.microdata': '{title}; {round}; level: {level}; variables: {variables}; regions: {regions}{table}',
  'abstraction.data.table': '; tabulation: {table}',
  'abstraction.data.map': 'Map {title}, by {level}: {regions}',
  'abstraction.data.all': 'all',
  'abstraction.data.more': '{names}, and {count|number} more',
  'abstraction.level.kecamatan': 'district (kecamatan)',
  'abstraction.level.desa': 'village (desa)',

  // ---- the agreement on the use of data, SPPD (docs/domain.md 4; B5, R10)
  'party.position':
    'For the agreement on the use of data (SPPD): what is your *position*? Example: undergraduate student, researcher, head of division',
  'party.address': 'What is your *postal address*? Example: Jl. Contoh No. 1, Kota Serang 42117',
  'party.again': '{ask}\nAt present: “{value}”',
  'party.keep': 'Leave it as it is',
  'party.needed': 'Please write the *{part}* in words; it is printed in the SPPD. That answer was not recorded.',
  'party.part.position': 'position',
  'party.part.address': 'postal address',
  'party.tooLong': 'Please write it shorter, {limit|number} characters at most.',
  'party.known':
    'For the agreement on the use of data (SPPD):\n• Position: {position}\n• Address: {address}\n\nIs this still right?',
  'party.right': 'Yes, still right',
  'party.change': 'Change',
  'clauses.are': '*Terms of the agreement on the use of data (SPPD)*\n{lines}',
  'clauses.goOn': '{lines}',
  'clauses.line': '{number|number}. {clause}',
  'clauses.ask':
    'The SPPD document comes with the invoice, to be signed by both parties. Do you agree to these terms? (*repeat* shows them again)',
  'clauses.askStamp':
    'The SPPD document comes with the invoice, to be signed by both parties and to bear a *duty stamp (meterai or e-meterai) of {stampDuty|rupiah}*.\n\nDo you agree to these terms? (*repeat* shows them again)',
  'clauses.agree': 'I agree',
  'clauses.decline': 'I do not agree',
  'clauses.needed':
    'All right. Without agreeing to the terms of the SPPD, micro data and maps cannot be ordered. Your basket and abstraction are kept; publications can be ordered without it.',

  // ---- Rp0 and reductions (docs/domain.md 3; PP 13/2024 art. 4)
  'reduction.reason':
    '*Request for Rp0 or a reduced fee*\nFor certain parties the regulation allows a fee down to Rp0. An officer decides on 0–100% of the tariff by the reason and the letter of request; you are told before the invoice.\n\nWhat is the *reason* of your request? Example: my final thesis, letter of the university attached.',
  'reduction.reasonAgain':
    '*Request for Rp0 or a reduced fee*\nThe reason at present:\n“{reason}”\n\nWrite a new one to replace it, or leave it.',
  'reduction.keep': 'Leave that reason',
  'reduction.leave': 'Make no request',
  'reduction.withdraw': 'Withdraw the request',
  'reduction.tooLong': 'Please write it shorter, {limit|number} characters at most.',
  'reduction.letter': 'Please send the *letter of request* (PDF or photo).{now}',
  'reduction.letterIs': '\nThe letter at present: {name}',
  'reduction.sameLetter': 'Use that letter',
  'reduction.noLetter': 'No letter yet',
  'reduction.notNow': 'Not now',
  'reduction.letterLater':
    'All right, the request is noted without a letter. The officer may return the order to ask for it.',
  'reduction.withBasket': 'The request will be sent with the order; until then it can be withdrawn at the summary.',
  'reduction.notAsked': 'All right, no reduction is requested.',

  // ---- a form left unfinished (docs/domain.md 4)
  'draft.reminder':
    'Hello, dear Friend of Data! 👋 What you filled in is still kept, and you can go on from here at any time. If you no longer need it, just ignore this message; we will not remind you again.',

  // ---- the order (docs/domain.md 2)
  'order.place': 'Send order',
  'order.changeProfile': 'Change my details',
  'order.changeProducts': 'Change products',
  'order.changeAbstraction': 'Change the abstraction',
  'order.changeParty': 'Change the SPPD details',
  'order.askReduction': 'Ask for Rp0 or a reduction',
  'order.changeReduction': 'Change/withdraw the request',
  'order.placed': 'Your order has been sent! ✅ {total}\nYour order code:',
  'order.placedTwo': 'Your two orders have been sent! ✅',
  'order.placedOne': '{titles}\n{total}\nOrder code:',
  'placed.known': 'Provisional total {total|rupiah}.',
  'placed.some': 'Provisional total {total|rupiah}, not including micro data, whose price follows.',
  'placed.later': 'The price follows once the data are prepared, by file size.',
  'order.placedNext':
    'An officer will check your request. The service takes at most {days|number} working [day|days] from the moment the request is accepted as complete.\nWe will send you news in this chat; type *status* at any time.',
  'order.noTariff':
    'Sorry, the fees for today have not been set yet, so the order cannot be sent. Your basket is kept.',
  'order.priceChanged': 'A price or a product has changed since the summary was shown. Please check your basket again.',
  'order.abstractionMissing':
    'Micro data and maps require a complete abstraction, your details for the agreement, and your consent to its clauses. Let us complete them first.',
  'order.clausesChanged':
    'The office has just changed the clauses of the agreement. Please read and agree to them once again; everything else is kept.',
  'order.abstractionFileUnusable':
    'The file of the abstraction cannot be used any more and was taken out. Please send it once again, or fill in the fields one by one; everything else is kept.',
  'order.letterUnusable':
    'The letter for your request for Rp0 or a reduction cannot be used, so the request was dropped. Please make it again from the summary if you still need it.',
  'order.open': 'Open order',
  'order.card': '*Order {code}*{titles}\n\n{stand}\n{clock}',
  'order.titles': '\n{titles}',
  'order.title': '• {title}',
  'orders.none':
    'You have no orders in this chat yet.\nComplaints: send the code. Queue number of today: type *queue*.',
  'orders.unknown':
    'No order with that code was found in this chat. If you ordered in another chat: type *connect* there, and send the code here.',
  'orders.list': '*Your orders*\nChoose one, or write its code.',
  'orders.line': '{code} · {title}{more} · {phase}',
  'orders.more': ' +{count|number}',
  'orders.others': 'Other orders',
  'orders.moved': 'This order has changed in the meantime, so I did not do that. This is where it stands:',
  'orders.fileUnusable': 'That file cannot be used. Please send a clear PDF or photo.',
  'phase.review': 'being checked',
  'phase.returned': 'needs completing',
  'phase.preparing': 'being prepared',
  'phase.invoiced': 'check the invoice',
  'phase.correcting': 'being corrected',
  'phase.settling': 'payment',
  'phase.signing': 'awaiting the SPPD',
  'phase.receipting': 'awaiting receipt',
  'phase.releasing': 'to be delivered soon',
  'phase.delivered': 'delivered',
  'phase.redelivering': 'being corrected',
  'phase.completed': 'completed',
  'phase.cancelled': 'cancelled',
  'stand.review': '*Being checked by an officer*.',
  'stand.returned': '*Returned* to be completed.\n{reasons}\nPlease correct what is named, then *submit again*.',
  'stand.returned.words': 'The officer wrote: “{words}”',
  'stand.returned.field': '• {field}: “{words}”',
  'stand.reduction.waiting': 'Your request for Rp0 or a reduction is being *looked at by an officer*.',
  'stand.reduction.free': 'Your request was granted: the fee is *Rp0*, and there is nothing to pay.',
  'stand.reduction.decided': 'The officer has decided that *{percent}%* of the tariff is charged.',
  'stand.preparing': 'The request is complete; an officer is *preparing the products*.',
  'stand.invoiced': 'Invoice *{number}* awaits your check:\n{lines}\nTotal: *{total|rupiah}*\n{change}',
  'stand.invoiced.parts': 'Please check what came with it, too: reply *all is right*, or *check one by one*.',
  'invoice.line': '• {title}: {amount|rupiah}',
  'invoice.same': 'Version R{version} replaces the old one; the amount is the same.',
  'invoice.more': 'Version R{version} replaces the old one: it was {before|rupiah}, now {difference|rupiah} more.',
  'invoice.less': 'Version R{version} replaces the old one: it was {before|rupiah}, now {difference|rupiah} less.',
  'stand.correcting': 'Your request for a correction is *being handled by an officer*.',
  'stand.settling': '{payment}\n{agreement}',
  'stand.awaitingCode': 'Invoice approved ({total|rupiah}). An officer is creating the *billing code*.',
  'stand.awaitingPayment':
    'Waiting for your *payment* before {expires|datetime}. Once you have paid, reply *I have paid*.',
  'stand.checkingClaim': 'Your payment is *being checked by the treasurer* in the state revenue system.',
  'stand.awaitingProof':
    'Waiting for *proof of your transfer*. Please send a photo or PDF of it in this chat. If you need help, type *officer*.',
  'stand.proofRefused':
    'Your proof of transfer could not be accepted yet. Note from the treasurer:\n“{words}”\nPlease send another one for {total|rupiah}.',
  'stand.verifyingProof': 'Your proof of transfer is *being checked by the treasurer*.',
  'stand.paid': 'Your payment *has been received*; the receipt is made once the SPPD is accepted.',
  'stand.notDue': 'There is nothing to pay; the receipt is made once the SPPD is accepted.',
  'stand.agreement.awaiting': 'The *agreement* on data use (SPPD) awaits your signature.',
  'stand.agreement.returned':
    'The *agreement* (SPPD) was returned. The officer wrote:\n“{words}”\nPlease upload the corrected copy.',
  'stand.agreement.verifying': 'Your signed agreement (SPPD) is being *checked by an officer*.',
  'stand.agreement.accepted': 'The agreement (SPPD) *was accepted*.',
  'stand.receiptingFree': 'There is nothing to pay; the treasurer is preparing the *receipt*.',
  'stand.receipting': 'Your payment has been received; the treasurer is preparing the *receipt*.',
  'stand.releasing': 'The receipt has been issued; your products *will be delivered soon*.',
  'stand.delivered':
    'Products and receipt *have been sent*. Please check them: is everything right?\nIf we do not hear from you within {days|number} [day|days], we regard the order as completed.',
  'stand.redelivering': 'Your request for correction of the *{open}* is being followed up.',
  'stand.completed': 'The order is *completed*. Thank you!',
  'stand.cancelled': 'The order is *cancelled*.\n{details}',
  'cancelled.reason': 'Reason: {reason}',
  'cancelled.money': 'Payment: {money}',
  'cancelled.nothingDue': 'There is nothing to pay. If you have paid already, type *officer*.',
  'cancelled.dontPay': 'Please do not pay the billing code `{code}` any more.',
  'clock.running': '{remaining|number} working [day|days] of service time left (until {due|day}).',
  'clock.paused':
    'The service time is paused while we wait for you; {remaining|number} working [day is|days are] left.',
  'clock.used': 'Used: {net|number} working [day|days] ({gross|number} including the pauses).',
  'act.approveInvoice': 'Approve invoice',
  'act.requestInvoiceCorrection': 'Request correction',
  'act.claimPaid': 'I have paid',
  'act.tellNtpn': 'Give the NTPN',
  'act.submitProof': 'Send proof of transfer',
  'act.submitAgreement': 'Upload the signed agreement (SPPD)',
  'act.confirmDelivery': 'Everything is fine',
  'act.requestDeliveryCorrection': 'Something is not right',
  'act.reviseAbstraction': 'Update the abstraction',
  'act.changeProfile': 'Correct my details',
  'act.requestReduction': 'Request Rp0 or a reduction',
  'act.sendLetter': 'Send the letter of request',
  'act.resubmit': 'Submit again',
  'act.rate': 'Rate our service',
  'act.cancel': 'Cancel order',
  'resubmit.sure': '*{count|number}* of the returned parts [is|are] unchanged:\n{fields}\n\nSubmit again all the same?',
  'resubmit.field': '• {field}',
  'resubmit.mend': 'Correct them first',
  'resubmit.yes': 'Submit all the same',
  'act.renewLinks': 'Request new links',
  'acted.approved': 'Thank you, the invoice of order *{code}* is approved. The billing code will be sent to this chat.',
  'acted.approvedFree':
    'Thank you, the invoice of order *{code}* is approved. There is nothing to pay; the receipt is being prepared.',
  'acted.approvedAbroad': 'Thank you, the invoice of order *{code}* is approved.',
  'acted.approved.and': '{approved}\n{next}',
  'acted.approved.sign': 'Meanwhile the agreement (SPPD) can be signed.',
  'acted.correction':
    'Your request for correction of *{code}* has been passed on to an officer. The answer will be sent to this chat.',
  'acted.redelivery': 'Your request for correction of the {open} of *{code}* was passed on. The answer will come here.',
  'acted.claimed':
    'Thank you. The treasurer now looks for the payment in the state revenue system; you will hear the result in this chat.',
  'acted.ntpn': 'Thank you, the NTPN was passed on to the treasurer. You will hear the result in this chat.',
  'acted.proof': 'Thank you, your proof of transfer has been received and will be checked by the treasurer.',
  'acted.agreement':
    'Thank you. The agreement was received as it is, and an officer will check it.\nSHA-256: `{checksum}…`',
  'acted.revised': 'The abstraction of order *{code}* was updated.',
  'acted.revisedReturned':
    'The abstraction of order *{code}* was updated. When everything is complete, choose *Submit again*.',
  'acted.reduction':
    'Your request for order *{code}* was passed on to an officer, who decides from 0 to 100%. You will be told here.',
  'acted.confirmed': 'Thank you, your order is now completed. 🎉',
  'acted.resubmitted': 'Order *{code}* has been submitted again.',
  'acted.renewed': 'These are the links that are valid; those that had expired have been replaced.',
  'acted.cancelled': 'Order *{code}* has been cancelled.',
  'acted.rated': 'Thank you for your rating! 🙏',
  'part.invoice': 'invoice',
  'part.sample': 'sample data',
  'part.agreement': 'agreement (SPPD)',
  'part.product': 'product',
  'part.receipt': 'receipt',
  'part.both': 'product and receipt',
  'review.all': 'All is right, approve',
  'review.each': 'Check one by one',
  'review.invoice': 'Is the *invoice* ({total|rupiah}) right? If not, you may write at once what is wrong.',
  'review.sample': 'Are the *sample data*{with} what you asked for? If not, write what is wrong.',
  'review.sample.layout': ' and their layout',
  'review.sample.questionnaire': ' and their questionnaire',
  'review.sample.both': ', their layout and questionnaire',
  'review.agreement':
    'Is the content of the *SPPD* {number} right (name, position, address, data, clauses)? It is signed after all is approved.',
  'review.right': 'Right',
  'review.wrong': 'Not right',
  'review.anew': 'Check again',
  'review.how': 'To approve, reply *agree* or *correct*. If something is wrong, reply *not right*.',
  'review.summary': '*What you found*\n{parts}\n\nSend it to the officer?',
  'review.summary.right': '• {part}: right',
  'review.summary.wrong': '• {part}: “{words}”',
  'correction.invoice': 'What should be corrected on invoice *{number}*? Please describe it in your own words.',
  'correction.part': 'What should be corrected in the *{part}*? Please use your own words.',
  'correction.describe':
    'Please write *what* is wrong, for example: the institution should be Example University. Type *cancel* to leave it.',
  'correction.confirm': 'Your note on the {about}:\n“{words}”\n\nSend more to add to it, or reply *send*.',
  'correction.send': 'Send',
  'correction.again': 'Write it anew',
  'correction.sendHow': 'Reply *send* to send the note, or write what is to be added.',
  'correction.full': 'The note is very long already (at most 4,000 characters). Reply *send*, or *write it anew*.',
  'delivery.how':
    'If the product and the receipt are right, reply *correct*; the order is then complete. If something is wrong, reply *not correct*.',
  'correction.concernsOf': 'Note:\n“{words}”\n\nWhat is it about?',
  'correction.concerns': 'What is not right?',
  'concern.product': 'The product',
  'concern.receipt': 'The receipt',
  'concern.both': 'Product and receipt',
  'correction.delivery':
    'What is not right about the *{part}*? Please use your own words, for example the page or column.',
  'proof.ask': 'Please send a photo or PDF of your *proof of transfer*. Type *cancel* to return to the order.',
  'agreement.how':
    'There are three ways to sign the *SPPD*:\n1. electronically, with an electronic signature and e-stamp (e-meterai);\n2. print it, put a stamp (meterai) of {stampDuty|rupiah} on it, sign it, and scan it;\n3. bring it to our office and sign it there.\n\nFor 1 and 2, send the file here (PDF or a readable photo). It is kept as it is. Type *cancel* to go back.',
  'agreement.howUnstamped':
    'There are three ways to sign the *SPPD*:\n1. electronically, with an electronic signature;\n2. print it, sign it, and scan it;\n3. bring it to our office and sign it there.\n\nFor 1 and 2, send the file here (PDF or a readable photo). It is kept as it is. Type *cancel* to go back.',
  'agreement.fileUnused':
    'The file was not used, because what it is was not answered. Please send it again when needed.',
  'agreement.whichFile': 'Which file did you send?',
  'agreement.is.proof': 'Proof of transfer',
  'agreement.is.agreement': 'The signed agreement (SPPD)',
  'agreement.is.slip': 'Payment slip',
  'agreement.is.none': 'Neither of them',
  'claim.ntpn':
    'What is the *NTPN* on your payment slip (16 letters and digits)? With it the payment is found sooner. If you do not have it, reply *skip*.',
  'claim.ntpnOdd':
    'An NTPN has exactly {due|number} letters or digits and no other signs; “{ntpn}” has {length|number}. Please check and write it once more, or reply *pass it on*.',
  'claim.asTyped': 'Pass it on as it is',
  'claim.later':
    'All right. You can give us the NTPN later through *status*; the treasurer looks for the payment all the same.',
  'claim.photo':
    'Thank you. A payment by billing code is proven by its *NTPN*, not by a photo, so the file was not kept. Reply *paid*, then write the NTPN.',
  'claim.photoHere':
    'Thank you. A payment by billing code is proven by its *NTPN*, not by a photo, so the file was not kept. Please write the NTPN.',
  'claim.slip':
    'A payment by billing code is proven by its *NTPN*, not by a photo, so the file is not used. Reply *paid*, then write the NTPN.',
  'claim.beforeInvoice':
    'There is nothing to pay yet: an officer prepares this order first, then sends the invoice, and after your approval the billing code. Please do not pay before that.',
  'claim.beforeApproval':
    'Payment follows your approval of the invoice. If the invoice is right, reply *agree*; then we send how to pay.',
  'claim.beforeCode':
    'The billing code of this order has not been issued, so nothing can be paid yet. It will be sent here.',
  'claim.byProof': 'If the transfer was made, send a photo or PDF of the *proof of transfer* here.',
  'claim.underCheck': 'That payment is being checked by the treasurer; you will be told here.',
  'claim.settled': 'There is nothing more to pay for this order.',
  'claim.cancelled': 'This order was cancelled and need not be paid. If you have paid already, type *officer*.',
  'cancel.reason': 'Why should order *{code}* be cancelled? Please write the reason, or *skip*.',
  'cancel.sure': 'Cancel order *{code}*? This step cannot be undone.',
  'cancel.sureBilled':
    'Cancel order *{code}*? This step cannot be undone, and its billing code must not be paid any more.',
  'cancel.yes': 'Yes, cancel it',
  'cancel.keep': 'No, keep it',

  // ---- payment (docs/domain.md 5)
  'billing.before': 'Please pay *{amount|rupiah}* before *{expires|datetime}* with the following billing code:',
  'billing.after':
    'How to pay: bank teller, ATM, mobile/internet banking, EDC (card terminal) or e-wallet in Indonesia; choose *state revenue (penerimaan negara, MPN/PNBP)* and enter the code.\n\n⚠ Pay *only* with the billing code, to the state treasury. Officers never ask for a transfer to a personal account.',

  'transfer.how':
    'Please transfer *{total|rupiah}* to:\n{bank}\nWrite the order code {code} in the message of the transfer.\n\n⚠ Transfer *only* to that account. Officers never ask for a transfer to a personal account.',

  // ---- documents and products by link (docs/domain.md 4)
  'link.invoice': 'Invoice {number}',
  'link.attachment': '{kind}: {title}\n{name}',
  'link.agreement': 'Agreement (SPPD) {number}',
  'attachment.sample': 'Sample data',
  'attachment.layout': 'Layout',
  'attachment.questionnaire': 'Questionnaire',
  'link.receipt': 'Receipt {number}',
  'link.product': '{title}\nValid until {expires|datetime}',
  'link.open': 'Open',

  // ---- news from the office
  'news.full': '{news}\n{details}',
  'news.note': 'Note from the office:\n“{words}”',
  'news.stillOpen': 'Still being followed up: *{open}*.',
  'news.accepted': 'News of order *{code}*: your request is complete and is now being prepared.',
  'news.accepted.by': 'It will be ready by {due|day} at the latest ({remaining|number} working [day|days]).',
  'news.returned': 'Order *{code}* has been returned to be completed.',
  'news.cancelled': 'Order *{code}* has been cancelled by the office.',
  'news.invoiced': 'The invoice of order *{code}* is ready. Please check it.',
  'news.invoicedAgain':
    'The invoice of order *{code}* has been corrected (R{version}) and replaces the former one. Please check it.',
  'news.invoiced.total': 'Total: *{total|rupiah}*',
  'news.correctionAnswered': 'Answer from the officer about order *{code}*:\n“{words}”',
  'news.agreementRenewed':
    'The agreement (SPPD) of order *{code}* was corrected ({number}) and replaces the old one. The invoice stays. Please check it.',
  'news.agreementReturned': 'The agreement (SPPD) of order *{code}* was returned to be corrected.',
  'news.agreementAccepted': 'We have accepted the agreement (SPPD) of order *{code}*. Thank you!',
  'news.reductionDecided': 'The decision on order *{code}*: *{percent}%* of the tariff is charged.\nReason: {reason}',
  'news.reductionDecided.free': 'The decision on order *{code}*: *Rp0*, there is nothing to pay.\nReason: {reason}',
  'news.reductionDecided.unasked': 'The decision on order *{code}*: the *full* tariff is charged.\nReason: {reason}',
  'news.reductionDecided.full':
    'The decision on order *{code}*: the request cannot be granted, the *full* tariff is charged.\nReason: {reason}',
  'news.billingCode': 'The billing code of order *{code}* has been issued.',
  'news.billingEnds': 'A reminder: the billing code of order *{code}* expires on *{expires|datetime}*.',
  'news.billingExpired':
    'The billing code of order *{code}* has expired. Please do not use it any more; a new code will be sent.',
  'news.paymentMissing': 'The payment of order *{code}* has not been found yet. Note from the treasurer:\n“{words}”',
  'news.proofRefused': 'The proof of transfer of order *{code}* could not be accepted yet.',
  'news.paid': 'We have received the payment of order *{code}*. Thank you!',
  'news.delivered': 'The products of order *{code}* are ready to download. Please check them.',
  'news.delivered.silent':
    'If we do not hear from you within {days|number} [day|days], we regard the order as completed.',
  'news.deliveryAnswered': 'Answer from the officer about order *{code}*:\n“{words}”',
  'news.receiptAnswered': 'The treasurer’s answer on the receipt of order *{code}*:\n“{words}”',
  'news.receiptCorrected': 'The receipt of order *{code}* has been corrected; the old one is no longer valid.',
  'news.completed':
    'As we have not heard from you, we regard order *{code}* as completed. Thank you! If anything is wrong, type *officer*.',

  // ---- rating (docs/domain.md 8)
  'rating.stars': 'How was our service for order *{code}*? Choose 1 to 5 stars.',
  'rating.1': '⭐ Very poor',
  'rating.2': '⭐⭐ Poor',
  'rating.3': '⭐⭐⭐ Fair',
  'rating.4': '⭐⭐⭐⭐ Good',
  'rating.5': '⭐⭐⭐⭐⭐ Very good',
  'rating.skipped': 'That is fine, you can give a rating later through *status*.',
  'rating.comment': 'Do you have any suggestions or remarks for us? Write them, or *skip*.',

  // ---- what only Telegram has: groups, the list of commands, the bot's page
  'telegram.group': 'Hello! 👋 To keep your data private, I only serve in a private chat: {link}',
  'telegram.short': 'Assistant of the Integrated Statistical Services (PST) of {office}.',
  'telegram.about':
    'Welcome to the assistant of {office}. Here you can order publications, micro data and digital maps of BPS-Statistics Indonesia and receive them, ask for information, complain, take a queue number, and talk to an officer. Press START to begin.',
  'telegram.command.menu': 'Main menu',
  'telegram.command.status': 'Status of my orders',
  'telegram.command.help': 'Help, and the words you can use',
  'telegram.command.back': 'Take back the last answer',
  'telegram.command.cancel': 'Stop a form, or cancel an order',
  'telegram.command.officer': 'Contact an officer',
  'telegram.command.language': 'Change language / ganti bahasa',
  'telegram.command.connect': 'Connect with another chat of yours',
  'telegram.command.information': 'Fees, requirements, opening hours, contact',
  'telegram.command.complain': 'Complaints, suggestions, requests',
  'telegram.command.visit': 'Guest book and queue number',
  'telegram.command.myData': 'The data that we keep about you',
  'telegram.command.optOut': 'Stop messages from us',
};

/**
 * What goes onto the office's documents: everything a document shows is given here, so that the same content always
 * makes the same bytes. Amounts are integer rupiah, days 'YYYY-MM-DD' in the office's time zone, instants UTC
 * milliseconds. Texts may hold any characters: those that the embedded font lacks are shown as a replacement sign.
 */

/** The office at the head of a document. `example` marks every page as not official. */
export interface Letterhead {
  officeName: string;
  unitName: string;
  address: string;
  phone: string;
  email: string;
  website: string;
  /** The place written before the date of the signature. */
  city: string;
  example: boolean;
}

/** Who signs; an empty `nip` is left out. */
export interface Signatory {
  title: string;
  name: string;
  nip: string;
}

/** One line of the invoice; `amount` is the whole line in rupiah, not the price of one unit. */
export interface InvoiceLine {
  description: string;
  detail: string;
  quantity: number;
  unit: string;
  amount: number;
  /** The rule that the line's tariff comes from; printed with the line. */
  legalBasis: string;
  /** The same for a reader of English, set below the Indonesian. */
  english?: { description: string; detail: string; unit: string };
}

/** The data user as the document names them. */
export interface Customer {
  name: string;
  institution: string;
  email: string;
  npwp: string | null;
  country: string;
}

/** What every document has. */
export interface SharedContent {
  /** 'en' adds English to each Indonesian label and sentence; what counts stays Indonesian. */
  language: 'id' | 'en';
  letterhead: Letterhead;
  /** The letter number, as in B-026/36000/HM.340/2024. */
  number: string;
  /** 0 is not shown; then R1, R2, ... (docs/domain.md 2, step 8). */
  version: number;
  /** The number and version that this version replaces. */
  supersedes: string | null;
  issuedOn: string;
  /** Becomes the PDF's CreationDate: the only clock of the document. */
  issuedAt: number;
  orderCode: string;
  customer: Customer;
  notes: string[];
  signatory: Signatory;
  /** The public page that says whether the document is genuine; drawn as a QR code. null: a draft, marked as such. */
  verifyUrl: string | null;
  verifyCode: string;
}

export interface InvoiceContent extends SharedContent {
  kind: 'invoice';
  lines: InvoiceLine[];
  total: number;
  totalInWords: string;
}

/** How the money came; 'none' for an order of Rp0 (docs/domain.md 5). */
export interface Payment {
  method: 'billing' | 'transfer' | 'none';
  billingCode: string | null;
  ntpn: string | null;
  ntb: string | null;
  paidOn: string | null;
}

/** The kuitansi; its signatory is the treasurer (docs/domain.md 5). */
export interface ReceiptContent extends SharedContent {
  kind: 'receipt';
  lines: InvoiceLine[];
  invoiceNumber: string;
  amount: number;
  amountInWords: string;
  /** What the payment is for. */
  purpose: string;
  payment: Payment;
}

/** A text in Indonesian, and in English for a reader of English. */
export interface Bilingual {
  id: string;
  en: string;
}

/** One data set or set of maps that an agreement is about. */
export interface AgreedData {
  title: Bilingual;
  /** What was chosen of it. */
  detail: Bilingual;
  /** What `detail` leaves to the annex: variables or regions, every one. */
  lists: { what: Bilingual; entries: { code: string; name: string }[] }[];
}

/** The agreement on the use of data (SPPD): docs/domain.md 4; standard B5, B8, R10, R13. */
export interface AgreementContent extends SharedContent {
  kind: 'agreement';
  /** The receiving party beyond `customer`; empty texts are left out. */
  receiver: { position: string; address: string };
  data: AgreedData[];
  /** The study or activity, and what it is for: in words, or in the abstraction's file, which is named by its SHA-256. */
  purpose: { title: string; text: string | null; file: { name: string; sha256: string } | null };
  clauses: Bilingual[];
  /** Rupiah of the meterai or e-meterai; 0: none is due. */
  stampDuty: number;
}

export type DocumentContent = InvoiceContent | ReceiptContent | AgreementContent;

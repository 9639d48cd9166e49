/** A person of the office in the chat (docs/domain.md 12): what the conversation asks for, and what it is told. */

/** As kept with the chat, from the request until it is over. */
export interface Desk {
  state: 'waiting' | 'held';
  /** who speaks; null while waiting, or somebody at the office's telephone */
  officer: string | null;
  /** nobody here had asked for it */
  invited: boolean;
  /** it was said in this talk that the officer gets nothing but text and files */
  warned?: true;
  /** ... and how it ends, to who typed a command */
  hinted?: true;
}

/** How the line stands for this chat. */
export interface DeskLine {
  state: 'none' | 'waiting' | 'held';
  /** 1: the next one */
  position: number;
  /** minutes until somebody answers, as far as the day so far tells; null: not known */
  minutes: number | null;
  openNow: boolean;
  /** UTC ms; null: open now, or no opening is near */
  opensAt: number | null;
  /** at the office's own screen, where nobody stays for long */
  kiosk: boolean;
  /** the office's, as another way; '' none */
  phone: string;
  email: string;
}

export type DeskQuery = { type: 'desk.line' };

export type DeskCommand =
  | { type: 'desk.request' }
  /** the customer withdraws the request, or ends the talk */
  | { type: 'desk.leave' }
  /** a file for whoever answers: it is kept with the talk */
  | { type: 'desk.keepFile'; fileId: string };

export type DeskResult =
  /** after a request: also when there was one already */
  { type: 'desk.shown'; line: DeskLine } | { type: 'desk.left' } | { type: 'desk.fileKept' };

/** Told to the chat by the office. */
export type DeskTold =
  /** `invited`: nobody had asked for it (an officer begins, or answers from the office's telephone) */
  | { type: 'desk.taken'; officer: string | null; invited: boolean }
  /** an officer's words, a file, or both; `url` is one of our download links */
  | { type: 'desk.said'; officer: string; text: string; file: { name: string; url: string } | null }
  | { type: 'desk.transferred'; officer: string }
  /** the officer went silent, or is gone: the customer is in the line again, where they were */
  | { type: 'desk.returned' }
  | { type: 'desk.ended'; by: 'officer' | 'idle' };

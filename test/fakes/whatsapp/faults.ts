/** What goes wrong on purpose. */
export type CloseCode = 401 | 403 | 411 | 428 | 440 | 500 | 503 | 515;
export type LoginRefusal = 401 | 403 | 405 | 500 | 503;

/** Knobs: set them and they hold; numbers count down with every use. */
export class Faults {
  /** the next logins are refused so, first to last */
  logins: LoginRefusal[] = [];
  /** every login is refused so: 403 for a number that is banned */
  everyLogin: LoginRefusal | undefined;
  /** the third part of the lowest client version that is taken; below it 405 */
  lowestVersion = 0;
  /** connections are answered with this status of HTTP instead of a WebSocket: 503, 429 */
  http: number | undefined;
  /** a pairing code is refused; the socket shows its code all the same */
  refusePairing = false;
  /** "<ib><offline>", the word that all that waited was sent, never comes */
  offlineNeverEnds = false;
  /** so many messages of the office are refused with this error in their ack: 463, 479 */
  ackError: { code: number; times: number } | undefined;
  /** the line breaks when the next message of the office arrives, before it is taken */
  cutBeforeTaking = 0;
  /** the next message of the office is taken and delivered, and the line breaks before its ack */
  cutBeforeAck = 0;
  /** receipts of the socket that never arrive: what it has received comes again when it logs in */
  loseReceipts = 0;
  /** pings and queries are not answered: the line looks dead */
  silent = false;
  /** so many queries of this xmlns are answered with this error */
  queryError: { xmlns: string; code: number; times: number } | undefined;
  /** messages to a number that has a LID are refused with 463, and kept as a problem */
  refusePhoneNumbers = true;
  /** messages to who has never written are refused with 463, and kept as a problem */
  refuseFirstContacts = false;

  /** Takes one from a counter. */
  takes(counter: 'cutBeforeTaking' | 'cutBeforeAck' | 'loseReceipts'): boolean {
    if (this[counter] === 0) return false;
    this[counter] -= 1;
    return true;
  }

  takeLogin(): LoginRefusal | undefined {
    return this.everyLogin ?? this.logins.shift();
  }

  takeAckError(): number | undefined {
    const fault = this.ackError;
    if (!fault || fault.times === 0) return undefined;
    fault.times -= 1;
    return fault.code;
  }

  takeQueryError(xmlns: string | undefined): number | undefined {
    const fault = this.queryError;
    if (!fault || fault.times === 0 || fault.xmlns !== xmlns) return undefined;
    fault.times -= 1;
    return fault.code;
  }
}

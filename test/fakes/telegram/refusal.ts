/** A call that Telegram does not carry out. Not every refusal is a mistake of the caller: a chat may be blocked. */
export class Refusal extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;

  /** `description` in Telegram's words; `retryAfter` in seconds */
  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export function badRequest(what: string): Refusal {
  return new Refusal(400, `Bad Request: ${what}`);
}

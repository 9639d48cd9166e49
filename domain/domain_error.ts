/**
 * A surprise inside a pure rule: a caller broke a rule's contract. Expected refusals are values, never this.
 * `code` is stable and meant for logs and tests; the message never holds personal data.
 */
export class DomainError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
  }
}

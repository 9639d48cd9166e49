/** An answer that is not a page of its own: the error page puts its code in kind words. */
export type PanelErrorCode = 'CSRF_REFUSED' | 'ROLE_REFUSED' | 'NOT_FOUND' | 'TOO_MANY_ATTEMPTS' | 'UPLOAD_BROKEN';

export class PanelError extends Error {
  readonly code: PanelErrorCode;
  /** HTTP */
  readonly status: number;

  constructor(code: PanelErrorCode, status: number) {
    super(`The panel refused a request: ${code}`);
    this.name = 'PanelError';
    this.code = code;
    this.status = status;
  }
}

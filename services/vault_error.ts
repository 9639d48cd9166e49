/** The one error for all that does not open: which check failed is nobody's business. */
export function tampered(cause?: unknown): Error {
  return Object.assign(new Error('Encrypted data was altered, or the secret key is another one', { cause }), {
    code: 'VAULT_TAMPERED',
  });
}

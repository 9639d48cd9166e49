/**
 * What can go wrong with the database beyond single statements:
 * - DATABASE_IN_USE: another process works on this data directory
 * - DATABASE_NEWER: a newer version of the program has migrated this database
 * - DATABASE_DIFFERENT: a migration that was applied is not the one that this program knows by that name
 * - DATABASE_MIGRATION_FAILED: a migration could not be applied; the database is as it was
 * - DATABASE_MIGRATION_PENDING: a tool beside the running program is newer than that program
 * - DATABASE_NESTED_WRITE: a write was asked for from inside a write
 * - DATABASE_NOT_IN_WRITE: a step that belongs into a write was taken outside of it
 * - DATABASE_ROLLED_BACK: the engine gave a whole group of turns up; none of them is written
 * - DATABASE_CLOSED: used after close()
 * PostgreSQL only, at the start; the message says what to do and never holds the password:
 * - DATABASE_UNREACHABLE: no server answers at the address
 * - DATABASE_REFUSED: the server does not let this user in, or not do what it needs
 * - DATABASE_UNKNOWN: the server has no such database
 * - DATABASE_UNSUITABLE: the database cannot hold every text
 */
export type DatabaseErrorCode =
  | 'DATABASE_IN_USE'
  | 'DATABASE_NEWER'
  | 'DATABASE_DIFFERENT'
  | 'DATABASE_MIGRATION_FAILED'
  | 'DATABASE_MIGRATION_PENDING'
  | 'DATABASE_NESTED_WRITE'
  | 'DATABASE_NOT_IN_WRITE'
  | 'DATABASE_ROLLED_BACK'
  | 'DATABASE_CLOSED'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_REFUSED'
  | 'DATABASE_UNKNOWN'
  | 'DATABASE_UNSUITABLE';

/** A surprise with a code that callers and operators can tell apart. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.code = code;
  }
}

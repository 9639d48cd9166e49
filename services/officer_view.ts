/** An officer as the panel may see one: never with the password's hash. */
import type { Role } from '../domain/vocabulary.ts';
import type { Officer as OfficerRow } from '../prisma/generated/sqlite/client.ts';
import type { Actor } from './context.ts';

export interface Officer {
  id: string;
  name: string;
  email: string;
  role: Role;
  nip: string | null;
  active: boolean;
  /** false: the access link has not been used yet */
  hasPassword: boolean;
  createdAt: number;
}

export function viewOf({ id, name, email, role, nip, active, passwordHash, createdAt }: OfficerRow): Officer {
  return { id, name, email, role, nip, active, hasPassword: passwordHash !== null, createdAt: createdAt.getTime() };
}

export function actorOf({ id, name, role }: Pick<Officer, 'id' | 'name' | 'role'>): Actor & { kind: 'officer' } {
  return { kind: 'officer', id, name, role };
}

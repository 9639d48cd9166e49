/** The people of the test office, hired by the use case that the panel and `npm run officer` call. */
import type { Role } from '../../domain/vocabulary.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { actorOf, addOfficer, listOfficers } from '../../services/people.ts';

export type OfficerActor = Actor & { kind: 'officer' };

export interface People {
  /** Sari Wulandari */
  petugas: OfficerActor;
  /** Bagus Pratama, for what two officers do at once */
  petugas2: OfficerActor;
  /** Dewi Lestari */
  bendahara: OfficerActor;
  /** Agus Santoso */
  admin: OfficerActor;
  /** Ratna Kusuma */
  pimpinan: OfficerActor;
}

const HIRED: Record<keyof People, { name: string; email: string; role: Role }> = {
  petugas: { name: 'Sari Wulandari', email: 'sari@contoh.example', role: 'petugas' },
  petugas2: { name: 'Bagus Pratama', email: 'bagus@contoh.example', role: 'petugas' },
  bendahara: { name: 'Dewi Lestari', email: 'dewi@contoh.example', role: 'bendahara' },
  admin: { name: 'Agus Santoso', email: 'agus@contoh.example', role: 'admin' },
  pimpinan: { name: 'Ratna Kusuma', email: 'ratna@contoh.example', role: 'pimpinan' },
};

/** Those who are there already (an office opened again on its data) stay who they are. */
export async function hirePeople(ctx: ServiceContext, password: string | undefined): Promise<People> {
  const there = new Map((await listOfficers(ctx)).map((officer) => [officer.email, officer]));
  const hire = async (who: keyof People): Promise<OfficerActor> => {
    const known = there.get(HIRED[who].email);
    if (known !== undefined) return actorOf(known);
    const added = await addOfficer(ctx, { kind: 'system' }, HIRED[who], password);
    if (!added.ok) throw new Error(`${HIRED[who].name} could not be hired: ${added.reason}`);
    return actorOf(added.officer);
  };
  return {
    petugas: await hire('petugas'),
    petugas2: await hire('petugas2'),
    bendahara: await hire('bendahara'),
    admin: await hire('admin'),
    pimpinan: await hire('pimpinan'),
  };
}

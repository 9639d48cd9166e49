/**
 * The queue (docs/domain.md 13):
 *
 *     petugas: call next at 2                  whoever drew a number first; `call next A at 2` of one service
 *     petugas: call A-001 at 2                 out of turn, or again after it was skipped
 *     petugas: recall A-001                    also `skip`, `serve` and `finish`
 *     petugas: enter visitor A Budi | SMA 1 | Tugas sekolah
 */
import { callNext, callNumber, finish, recall, serve, skip } from '../../../services/visits/calling.ts';
import { today } from '../../../services/visits/queue.ts';
import { enterVisit } from '../../../services/visits/take.ts';
import type { CounterScene, CounterVerb } from '../counter.ts';

const ACTS = { recall, skip, serve, finish } as const;

export const VISIT_VERBS: readonly CounterVerb[] = [
  [
    /^call next(?: ([A-Z]))? at (\d+)$/,
    async ({ ctx, actor }, service = '', counter = '') => reasonOf(await callNext(ctx, actor, { service, counter })),
  ],
  [
    /^call ([A-Z]-\d{3,}) at (\d+)$/,
    async (scene, number = '', counter = '') =>
      reasonOf(await callNumber(scene.ctx, scene.actor, { code: await codeOf(scene, number), counter })),
  ],
  [
    /^(recall|skip|serve|finish) ([A-Z]-\d{3,})$/,
    async (scene, act = '', number = '') =>
      reasonOf(await ACTS[act as keyof typeof ACTS](scene.ctx, scene.actor, await codeOf(scene, number))),
  ],
  [
    /^enter visitor ([A-Z]) (.+?) \| (.*?) \| (.+)$/,
    async ({ ctx, actor }, service = '', name = '', institution = '', purpose = '') =>
      reasonOf(await enterVisit(ctx, actor, { service, name, institution, purpose, language: 'id' })),
  ],
];

function reasonOf(done: { ok: true } | { ok: false; reason: string }): string | undefined {
  return done.ok ? undefined : done.reason;
}

/** The visit of today that has the number. */
async function codeOf({ ctx }: CounterScene, number: string): Promise<string> {
  const [service = '', digits = ''] = number.split('-');
  const where = { day_service_number: { day: await today(ctx), service, number: Number(digits) } };
  const visit = await ctx.db.read.visit.findUnique({ where, select: { code: true } });
  return visit?.code ?? '';
}

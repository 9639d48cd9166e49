/**
 * Talks with a person of the office (docs/domain.md 12); each is about the chat that waits longest, or that the officer holds:
 *
 *     petugas: claim                           whoever waits longest; `! taken` where somebody else has it
 *     petugas: say ...                         in the talk that the officer holds; `\n` is a line break
 *     petugas: send contoh.pdf | ...           a file, with words
 *     petugas: transfer to petugas 2           also `transfer to bendahara`
 *     petugas: hand back                       also `close talk`
 *     petugas: begin talk {order} | ...        with the customer of an order
 */
import { beginTalk, claimTalk, closeTalk, sayInTalk, transferTalk } from '../../../services/desk/talks.ts';
import { storeBytes } from '../../../services/files.ts';
import type { CounterScene, CounterVerb } from '../counter.ts';
import { sampleFile } from '../sample_files.ts';

export const DESK_VERBS: readonly CounterVerb[] = [
  [/^claim$/, async (scene) => reasonOf(await claimTalk(scene.ctx, scene.actor, await waiting(scene)))],
  [/^say ([^]+)$/, async (scene, text = '') => say(scene, text, null)],
  [
    /^send (\S+\.\w+)(?: \| ([^]+))?$/,
    async (scene, file = '', text = '') => {
      const { name, bytes } = sampleFile(file);
      const owner = `officer:${scene.actor.id}`;
      const stored = { bytes, name, mime: 'application/pdf', purpose: 'upload' as const, owner };
      return say(scene, text, (await storeBytes(scene.ctx, stored)).id);
    },
  ],
  [
    /^transfer to (petugas 2|petugas|bendahara)$/,
    async (scene, who = '') =>
      reasonOf(await transferTalk(scene.ctx, scene.actor, await held(scene), await officerNamed(scene, who))),
  ],
  [/^hand back$/, async (scene) => reasonOf(await closeTalk(scene.ctx, scene.actor, await held(scene), false))],
  [/^close talk$/, async (scene) => reasonOf(await closeTalk(scene.ctx, scene.actor, await held(scene), true))],
  [
    /^begin talk (\S+) \| ([^]+)$/,
    async ({ ctx, actor }, code = '', text = '') => reasonOf(await beginTalk(ctx, actor, { code, text })),
  ],
];

function reasonOf(done: { ok: true } | { ok: false; reason: string }): string | undefined {
  return done.ok ? undefined : done.reason;
}

async function say(scene: CounterScene, text: string, fileId: string | null): Promise<string | undefined> {
  return reasonOf(await sayInTalk(scene.ctx, scene.actor, await held(scene), { text, fileId }));
}

async function waiting({ ctx }: CounterScene): Promise<string> {
  const talk = await ctx.db.read.handover.findFirst({
    where: { status: { in: ['waiting', 'held'] } },
    orderBy: [{ status: 'desc' }, { requestedAt: 'asc' }],
  });
  return talk?.id ?? '';
}

async function held({ ctx, actor }: CounterScene): Promise<string> {
  const talk = await ctx.db.read.handover.findFirst({ where: { officerId: actor.id }, orderBy: { claimedAt: 'desc' } });
  return talk?.id ?? '';
}

async function officerNamed({ ctx, actor }: CounterScene, who: string): Promise<string> {
  const role = who === 'bendahara' ? 'bendahara' : 'petugas';
  const officer = await ctx.db.read.officer.findFirst({ where: { role, id: { not: actor.id } } });
  return officer?.id ?? '';
}

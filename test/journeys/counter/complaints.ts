import { storeBytes } from '../../../services/files.ts';
import { actOnComplaint } from '../../../services/complaints/office_acts.ts';
import type { ActInput } from '../../../services/complaints/office_acts.ts';
import type { CounterScene, CounterVerb } from '../counter.ts';
import { sampleFile } from '../sample_files.ts';

/** On the complaint as it is now. */
async function act({ ctx, actor }: CounterScene, code: string, input: ActInput): Promise<string | undefined> {
  const complaint = await ctx.db.read.complaint.findUnique({ where: { code } });
  const done = await actOnComplaint(ctx, actor, { code, revision: complaint?.revision ?? 0 }, input);
  return done.ok ? undefined : done.reason;
}

/** A file as the panel stores it before the answer is sent. */
async function uploaded({ ctx, actor }: CounterScene, description: string): Promise<string> {
  const { name, bytes } = sampleFile(description);
  const mime = 'application/pdf';
  return (await storeBytes(ctx, { bytes, name, mime, purpose: 'upload', owner: `officer:${actor.id}` })).id;
}

export const COMPLAINT_VERBS: readonly CounterVerb[] = [
  [
    /^verify (AD-\w+)( with supervision)?$/,
    (scene, code = '', supervision = '') => act(scene, code, { act: 'verify', supervision: supervision !== '' }),
  ],
  [/^ask (AD-\w+): ([^]+)$/, (scene, code = '', words = '') => act(scene, code, { act: 'ask', words })],
  [/^decline (AD-\w+): ([^]+)$/, (scene, code = '', words = '') => act(scene, code, { act: 'decline', words })],
  [/^close (AD-\w+): ([^]+)$/, (scene, code = '', words = '') => act(scene, code, { act: 'close', words })],
  [
    /^answer (AD-\w+) with (\S+): ([^]+)$/,
    async (scene, code = '', file = '', words = '') =>
      act(scene, code, { act: 'answer', words, fileId: await uploaded(scene, file) }),
  ],
  [
    /^answer (AD-\w+): ([^]+)$/,
    (scene, code = '', words = '') => act(scene, code, { act: 'answer', words, fileId: null }),
  ],
];

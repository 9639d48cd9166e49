/** Identity cards and their numbers: nobody asks for them, and what comes all the same is not kept (docs/domain.md 9). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { fileById } from '../../services/files.ts';
import { filesOnDisk } from '../services/privacy/marks.ts';
import { openOffice, uploadedFile } from '../services/orders_office.ts';
import { standAt } from './standing.ts';
import { Talker } from './talker.ts';

const NIK = '3604014508990003';
const NO_CARD = 'KTP atau kartu identitas lain *tidak diperlukan*';
const NO_NUMBER = 'NIK *tidak diperlukan*';

let ctx: ServiceContext;
let person: Talker;
let chat: string;

beforeEach(async () => {
  ({ ctx } = await openOffice());
  person = new Talker(ctx, '700');
  for (const words of ['halo', 'setuju']) await person.say(words);
  chat = (await person.row()).id;
});

function photo(fileId: string, { name = 'foto.jpg', caption = '' } = {}) {
  return { kind: 'file' as const, fileId, name, mime: 'image/jpeg', bytes: 20, caption };
}

describe('an identity card', () => {
  it.each([{ name: 'KTP_saya.jpg' }, { caption: 'ini KTP saya' }])(
    'that nobody asked for is gone (%o)',
    async (said) => {
      const fileId = await uploadedFile(ctx, chat);
      expect(await filesOnDisk(ctx)).toHaveLength(1);
      const replies = await person.send(photo(fileId, said));
      expect(replies.join('\n')).toContain(NO_CARD);
      expect(await fileById(ctx, fileId)).toBeNull();
      expect(await filesOnDisk(ctx)).toEqual([]);
    },
  );

  it('in an album on a network that does not even fetch what nobody asked for', async () => {
    const album = {
      kind: 'refused_file' as const,
      name: 'foto.jpg',
      reason: 'unasked' as const,
      caption: 'KTP dan KK',
    };
    expect((await person.send(album)).join('\n')).toContain(NO_CARD);
    const plain = { kind: 'refused_file' as const, name: 'foto.jpg', reason: 'unasked' as const };
    expect((await person.send(plain)).join('\n')).not.toContain(NO_CARD);
  });

  it('that is called something else is not kept either', async () => {
    const fileId = await uploadedFile(ctx, chat);
    expect((await person.send(photo(fileId))).join('\n')).not.toContain(NO_CARD);
    expect(await filesOnDisk(ctx)).toEqual([]);
  });
});

describe('an identity number', () => {
  it('is masked in the transcript, and the person is told', async () => {
    const replies = await person.say(`NIK saya ${NIK}`);
    expect(replies.join('\n')).toContain(NO_NUMBER);
    expect(await person.kept()).not.toContain(NIK);
    expect(await person.kept()).toContain('NIK saya ••••');
  });

  it('is masked before consent as well, and in an edited message', async () => {
    const other = new Talker(ctx, '701');
    await other.say('halo');
    await other.say(NIK);
    await other.send({ kind: 'edited', text: `NIK ${NIK}`, of: 'm2' });
    expect(await other.kept()).not.toContain(NIK);
  });

  it('is nobody’s business where a tax number or the treasury’s number is asked for', async () => {
    await standAt(ctx, { profile: 'npwp' }, { form: { segment: 'private_company', country: 'ID' } }, chat);
    expect((await person.say(NIK)).join('\n')).not.toContain(NO_NUMBER);
    expect(await person.kept()).not.toContain(NIK);
    await standAt(ctx, { orders: 'claimNtpn' }, {}, chat);
    expect((await person.say('3604014508990003')).join('\n')).not.toContain(NO_NUMBER);
  });
});

/** What the assistant says: the office's wording on top of the built-in one, in versions. */
import { Router, type Request, type Response } from 'express';
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts';
import { BUILT_IN, isTextKey, placeholdersOf } from '../../machines/texts/catalogue.ts';
import type { TextKey } from '../../machines/texts/text.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { listOfficers } from '../../services/people.ts';
import { currentOverrides, saveText, textHistory } from '../../services/texts.ts';
import { valuesOf, type Values } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { textIn } from '../query.ts';
import { TextPage, type TextPageProps, type Wording } from '../views/settings/text_page.tsx';
import { TextsPage, type TextLine } from '../views/settings/texts_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';

export function textRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/teks', async (req, res) => {
    const search = textIn(req.query, 'cari').trim();
    const onlyOwn = textIn(req.query, 'sendiri') === 'on';
    const texts = (await allTexts(ctx)).filter((line) => (!onlyOwn || line.own) && matches(line, search));
    sendPage(res, <TextsPage frame={await frameOf(ctx, req, res)} texts={texts} search={search} onlyOwn={onlyOwn} />);
  });

  routes.get('/teks/:key', async (req, res) => {
    await sendText(req, res, knownKey(req.params.key), null, 200);
  });

  routes.post('/teks/:key/:language', async (req, res) => {
    const values = valuesOf(req.body);
    await save(req, res, values['body'] ?? '', values);
  });

  routes.post('/teks/:key/:language/semula', async (req, res) => {
    await save(req, res, null, valuesOf(req.body));
  });

  async function save(req: Request, res: Response, body: string | null, values: Values): Promise<void> {
    const key = knownKey(String(req.params['key']));
    const language = LANGUAGES.find((name) => name === req.params['language']);
    if (!language) throw new PanelError('NOT_FOUND', 404);
    const outcome = await saveText(ctx, officerOf(res), key, language, body, Number(values['seen'] ?? 0));
    if (outcome.ok)
      return res.redirect(303, withNotice(`/panel/teks/${key}`, body === null ? 'teks-semula' : 'tersimpan'));
    const form = { values, errors: { body: complaint(outcome) } };
    await sendText(req, res, key, { language, form }, outcome.reason === 'changed' ? 409 : 422);
  }

  async function sendText(
    req: Request,
    res: Response,
    key: TextKey,
    refused: TextPageProps['refused'],
    status: number,
  ): Promise<void> {
    const wordings: Wording[] = [];
    for (const language of LANGUAGES) wordings.push(await wordingOf(ctx, key, language));
    const names = new Map((await listOfficers(ctx)).map(({ id, name }) => [id, name]));
    const { timeZone } = (await readOffice(ctx)).office;
    const frame = await frameOf(ctx, req, res);
    const page = (
      <TextPage frame={frame} textKey={key} wordings={wordings} refused={refused} names={names} timeZone={timeZone} />
    );
    sendPage(res, page, status);
  }

  return routes;
}

async function allTexts(ctx: ServiceContext): Promise<TextLine[]> {
  const overrides = await currentOverrides(ctx);
  return Object.keys(BUILT_IN.id)
    .filter(isTextKey)
    .map((key) => {
      const own = overrides.get(key);
      const isOwn = own?.id !== undefined || own?.en !== undefined;
      return { key, id: own?.id ?? BUILT_IN.id[key], en: own?.en ?? BUILT_IN.en[key], own: isOwn };
    });
}

function matches({ key, id, en }: TextLine, search: string): boolean {
  return `${key}\n${id}\n${en}`.toLowerCase().includes(search.toLowerCase());
}

async function wordingOf(ctx: ServiceContext, key: TextKey, language: Language): Promise<Wording> {
  const builtIn = BUILT_IN[language][key];
  return { language, builtIn, history: await textHistory(ctx, key, language), placeholders: placeholdersOf(builtIn) };
}

function knownKey(key: string): TextKey {
  if (!isTextKey(key)) throw new PanelError('NOT_FOUND', 404);
  return key;
}

function complaint(refusal: Exclude<Awaited<ReturnType<typeof saveText>>, { ok: true }>): string {
  switch (refusal.reason) {
    case 'forbidden':
      throw new PanelError('ROLE_REFUSED', 403);
    case 'unknown_key':
      throw new PanelError('NOT_FOUND', 404);
    case 'empty':
      return 'Teks tidak boleh kosong.';
    case 'too_long':
      return 'Teks paling banyak 4.000 huruf.';
    case 'unknown_placeholder':
      return `Isian ini tidak dikenal di sini: ${refusal.names.map((name) => `{${name}}`).join(', ')}.`;
    case 'changed':
      return 'Orang lain baru saja menyimpan teks ini; versinya ada di riwayat. Kata-kata Anda masih di bawah: kirim lagi bila tetap mau menggantinya.';
  }
}

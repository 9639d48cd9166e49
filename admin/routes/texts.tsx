/** What the assistant says: the office's wording on top of the built-in one, in versions. */
import { Router, type Request, type Response } from 'express';
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts';
import { BUILT_IN, isTextKey, placeholdersOf, requiredPlaceholders } from '../../machines/texts/catalogue.ts';
import type { TextKey } from '../../machines/texts/text.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { listOfficers } from '../../services/people.ts';
import { currentOverrides, saveTexts, textHistory, unfitTexts } from '../../services/texts.ts';
import type { TextChange, TextRefusal } from '../../services/texts.ts';
import { EMPTY_FORM, valuesOf, type Errors, type FormState, type Values } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { textIn } from '../query.ts';
import { TextPage, bodyField, seenField, type Wording } from '../views/settings/text_page.tsx';
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
    await sendText(req, res, knownKey(req.params.key), EMPTY_FORM, 200);
  });

  // both languages at once: what is said in one is said in the other
  routes.post('/teks/:key', async (req, res) => {
    const values = valuesOf(req.body);
    const changes = LANGUAGES.map((language) => ({
      language,
      body: values[bodyField(language)] ?? '',
      seen: Number(values[seenField(language)] ?? 0),
    }));
    await save(req, res, changes, values);
  });

  routes.post('/teks/:key/:language/semula', async (req, res) => {
    const values = valuesOf(req.body);
    const language = LANGUAGES.find((name) => name === req.params.language);
    if (!language) throw new PanelError('NOT_FOUND', 404);
    await save(req, res, [{ language, body: null, seen: Number(values[seenField(language)] ?? 0) }], values);
  });

  async function save(req: Request, res: Response, changes: TextChange[], values: Values): Promise<void> {
    const key = knownKey(String(req.params['key']));
    const outcome = await saveTexts(ctx, officerOf(res), key, changes);
    if (outcome.ok) {
      const notice = changes.every(({ body }) => body === null) ? 'teks-semula' : 'tersimpan';
      return res.redirect(303, withNotice(`/panel/teks/${key}`, notice));
    }
    await sendText(req, res, key, { values, errors: complaints(outcome) }, outcome.reason === 'changed' ? 409 : 422);
  }

  async function sendText(req: Request, res: Response, key: TextKey, form: FormState, status: number): Promise<void> {
    const wordings: Wording[] = [];
    for (const language of LANGUAGES) wordings.push(await wordingOf(ctx, key, language));
    const names = new Map((await listOfficers(ctx)).map(({ id, name }) => [id, name]));
    const { timeZone } = (await readOffice(ctx)).office;
    const frame = await frameOf(ctx, req, res);
    const page = (
      <TextPage frame={frame} textKey={key} wordings={wordings} form={form} names={names} timeZone={timeZone} />
    );
    sendPage(res, page, status);
  }

  return routes;
}

async function allTexts(ctx: ServiceContext): Promise<TextLine[]> {
  const overrides = await currentOverrides(ctx);
  const unfit = new Set((await unfitTexts(ctx)).map(({ key }) => key));
  return Object.keys(BUILT_IN.id)
    .filter(isTextKey)
    .filter(saysSomething)
    .map((key) => {
      const own = overrides.get(key);
      const isUnfit = unfit.has(key);
      const isOwn = isUnfit || own?.id !== undefined || own?.en !== undefined;
      return { key, id: own?.id ?? BUILT_IN.id[key], en: own?.en ?? BUILT_IN.en[key], own: isOwn, unfit: isUnfit };
    });
}

/** Not the frames that only hold a value. */
function saysSomething(key: TextKey): boolean {
  return BUILT_IN.id[key].replaceAll(/\{[^}]*\}/g, '').trim() !== '';
}

function matches({ key, id, en }: TextLine, search: string): boolean {
  return `${key}\n${id}\n${en}`.toLowerCase().includes(search.toLowerCase());
}

async function wordingOf(ctx: ServiceContext, key: TextKey, language: Language): Promise<Wording> {
  const builtIn = BUILT_IN[language][key];
  const history = await textHistory(ctx, key, language);
  const required = requiredPlaceholders(builtIn);
  const unfit = (await unfitTexts(ctx)).some((text) => text.key === key && text.language === language);
  return { language, builtIn, history, placeholders: placeholdersOf(builtIn), required, unfit };
}

function knownKey(key: string): TextKey {
  if (!isTextKey(key)) throw new PanelError('NOT_FOUND', 404);
  return key;
}

function complaints(refusal: TextRefusal): Errors {
  switch (refusal.reason) {
    case 'forbidden':
      throw new PanelError('ROLE_REFUSED', 403);
    case 'unknown_key':
      throw new PanelError('NOT_FOUND', 404);
    default:
      return { [bodyField(refusal.language)]: complaint(refusal) };
  }
}

function complaint(refusal: Extract<TextRefusal, { language: Language }>): string {
  switch (refusal.reason) {
    case 'empty':
      return 'Teks tidak boleh kosong.';
    case 'too_long':
      return 'Teks paling banyak 4.000 huruf.';
    case 'unknown_placeholder':
      return `Isian ini tidak dikenal di sini: ${slots(refusal.names)}.`;
    case 'missing_placeholder':
      return `Isian ini tidak boleh dihilangkan: ${slots(refusal.names)}.`;
    case 'changed':
      return 'Orang lain baru saja menyimpan teks ini; versinya ada di riwayat. Kata-kata Anda masih di bawah: kirim lagi bila tetap mau menggantinya.';
  }
}

function slots(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}

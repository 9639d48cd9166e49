/** The office's facts, topic by topic. */
import { Router, type Request, type Response } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice, readOfficeTopic, saveOfficeTopic, type OfficeTopic } from '../../services/office.ts';
import { isOfficeTopic } from '../../services/office_topics.ts';
import { EMPTY_FORM, valuesOf, type Errors, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { TOPIC_FORMS } from '../forms/office_fields.ts';
import { nameOf, topicOfValues, valuesOfTopic } from '../forms/office_values.ts';
import { PanelError } from '../panel_error.ts';
import { OfficePage } from '../views/settings/office_page.tsx';
import { TopicPage } from '../views/settings/topic_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { errorsOf } from '../words/problems.ts';

const CHANGED: Errors = {
  '': 'Orang lain baru saja menyimpan bagian ini. Isian Anda masih di bawah: bandingkan, lalu simpan lagi bila tetap sesuai.',
};

export function officeRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/kantor', async (req, res) => {
    sendPage(res, <OfficePage frame={await frameOf(ctx, req, res)} office={await readOffice(ctx)} />);
  });

  routes.get('/kantor/:topic', requireRole('admin'), async (req, res) => {
    await sendTopic(req, res, knownTopic(req), EMPTY_FORM, 200);
  });

  routes.post('/kantor/:topic', async (req, res) => {
    const topic = knownTopic(req);
    const values = valuesOf(req.body);
    const seen = values['seen'] ?? '';
    const value = topicOfValues(TOPIC_FORMS[topic], values);
    const outcome = await saveOfficeTopic(ctx, officerOf(res), topic, value, seen === '' ? null : Number(seen));
    if (outcome.ok) return res.redirect(303, withNotice('/panel/kantor', 'tersimpan'));
    if (outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
    const errors = outcome.reason === 'invalid' ? complaints(topic, outcome.fields) : CHANGED;
    await sendTopic(req, res, topic, { values, errors }, outcome.reason === 'invalid' ? 422 : 409);
  });

  async function sendTopic(
    req: Request,
    res: Response,
    topic: OfficeTopic,
    form: FormState,
    status: number,
  ): Promise<void> {
    const { value, updatedAt } = await readOfficeTopic(ctx, topic);
    const page = (
      <TopicPage
        frame={await frameOf(ctx, req, res)}
        topic={topic}
        form={form}
        initial={valuesOfTopic(TOPIC_FORMS[topic].fields, value)}
        seen={String(updatedAt ?? '')}
      />
    );
    sendPage(res, page, status);
  }

  return routes;
}

function knownTopic(req: Request): OfficeTopic {
  const topic = String(req.params['topic']);
  if (!isOfficeTopic(topic)) throw new PanelError('NOT_FOUND', 404);
  return topic;
}

/** A problem deep in a value ('1.0.1' of the hours, 'clauses.3.en' of the agreement) belongs to the field above it. */
function complaints(topic: OfficeTopic, fields: Parameters<typeof errorsOf>[0]): Errors {
  const known = TOPIC_FORMS[topic].fields;
  const owner = (path: string) => {
    const plain = path.replace(/\.\d+(?=\.|$)/g, '');
    return known.find((field) => plain === field.path || plain.startsWith(`${field.path}.`));
  };
  const errors = errorsOf(fields, (path) => owner(path)?.label ?? 'Isian');
  return Object.fromEntries(
    Object.entries(errors).map(([path, words]) => {
      const field = owner(path);
      return [field ? nameOf(field) : path, words];
    }),
  );
}

/** The address without a path: where to go from here. */
import { Router } from 'express';
import type { ServiceContext } from '../services/context.ts';
import { readOffice } from '../services/office.ts';
import { languageOf, sendPage } from './page.tsx';

const WORDS = {
  id: {
    title: 'Produk statistik berbayar',
    intro:
      'Pesan publikasi softcopy, data mikro, dan peta digital wilkerstat dengan mengobrol. Asisten melayani setiap saat.',
    chat: 'Mulai mengobrol',
    verify: 'Periksa keaslian dokumen',
    satisfaction: 'Kepuasan pengguna',
    panel: 'Masuk petugas',
    off: 'Obrolan web sedang tidak diaktifkan. Silakan hubungi kantor.',
  },
  en: {
    title: 'Paid statistical products',
    intro: 'Order publications, micro data and digital maps in a chat. The assistant is there at any time.',
    chat: 'Start chatting',
    verify: 'Verify a document',
    satisfaction: 'User satisfaction',
    panel: 'Officers',
    off: 'The web chat is switched off. Please contact the office.',
  },
} as const;

export function front(ctx: ServiceContext, chatIsOn: boolean): Router {
  const router = Router();
  router.get('/', async (req, res) => {
    const words = WORDS[languageOf(req)];
    const { survey } = await readOffice(ctx);
    await sendPage(ctx, req, res, 200, {
      title: words.title,
      hidden: false,
      body: (
        <>
          <p class="lead">{words.intro}</p>
          {chatIsOn ? (
            <p>
              <a class="button" href="/chat">
                {words.chat}
              </a>
            </p>
          ) : (
            <p>{words.off}</p>
          )}
          <ul class="links">
            <li>
              <a href="/verifikasi">{words.verify}</a>
            </li>
            {survey.publish ? (
              <li>
                <a href="/kepuasan">{words.satisfaction}</a>
              </li>
            ) : null}
            <li>
              <a href="/panel">{words.panel}</a>
            </li>
          </ul>
        </>
      ),
    });
  });
  return router;
}

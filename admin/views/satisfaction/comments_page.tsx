import type { Day } from '../../../domain/days.ts';
import type { Office } from '../../../services/office.ts';
import type { CommentList } from '../../../services/survey/comments.ts';
import { channelWords } from '../../words/channels.ts';
import { count } from '../../words/formats.ts';
import { rangeWords, serviceWords } from '../../words/satisfaction.ts';
import { Empty } from '../parts/empty.tsx';
import { Pager } from '../parts/pager.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';
import { PeriodForm, periodQuery } from './period_form.tsx';
import type { ChosenPeriod } from './period_form.tsx';
import { StarRow } from './star_row.tsx';

export interface CommentsPageProps {
  frame: Frame;
  office: Office;
  period: ChosenPeriod;
  today: Day;
  list: CommentList;
  stars: number | null;
  service: string | null;
}

/** What people wrote, newest first. Nothing here can be changed. */
export function CommentsPage({ frame, office, period, today, list, stars, service }: CommentsPageProps) {
  const services = ['order', 'complaint', 'chat', ...office.visits.services.map(({ code }) => `visit:${code}`)];
  const href = (page: number) => {
    const chosen = new URLSearchParams(periodQuery(period));
    if (stars !== null) chosen.set('bintang', String(stars));
    if (service !== null) chosen.set('layanan', service);
    chosen.set('halaman', String(page));
    return `/panel/kepuasan/komentar?${chosen.toString()}`;
  };
  return (
    <Shell
      frame={frame}
      title="Komentar pengguna"
      parent={{ href: `/panel/kepuasan?${periodQuery(period)}`, label: 'Kepuasan pengguna' }}
    >
      <PeriodForm action="/panel/kepuasan/komentar" period={period} today={today}>
        <label>
          <span>Bintang</span>
          <select class="form-select" name="bintang">
            <option value="">Semua</option>
            {[1, 2, 3, 4, 5].map((value) => (
              <option value={value} selected={value === stars}>
                {value} bintang
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Layanan</span>
          <select class="form-select" name="layanan">
            <option value="">Semua</option>
            {services.map((key) => (
              <option value={key} selected={key === service}>
                {serviceWords(key, office)}
              </option>
            ))}
          </select>
        </label>
      </PeriodForm>
      <p class="text-secondary">
        {rangeWords(period)}: {count(list.total)} komentar.
      </p>
      {list.comments.length === 0 ? (
        <Empty title="Tidak ada komentar dengan pilihan ini." />
      ) : (
        <ol class="comments">
          {list.comments.map((line) => (
            <li class="sheet comment">
              <p class="comment-head">
                <StarRow stars={line.stars} />
                <span>{serviceWords(line.service, office)}</span>
                <span>{channelWords(line.channel)}</span>
                <Time at={line.at} zone={office.office.timeZone} />
              </p>
              <p class="comment-words">{line.comment}</p>
            </li>
          ))}
        </ol>
      )}
      <Pager page={list.page} pages={list.pages} href={href} />
    </Shell>
  );
}

import { navigationFor } from '../../navigation.ts';
import { count } from '../../words/formats.ts';
import type { Frame } from './shell.tsx';

/** Where the officer can go, and what waits there. */
export function Places({ frame }: { frame: Pick<Frame, 'officer' | 'path' | 'waiting'> }) {
  return (
    <>
      {navigationFor(frame.officer.role).map((group) => (
        <ul>
          {group.map(({ href, label }) => (
            <li>
              <a href={href} aria-current={isHere(href, frame.path) ? 'page' : undefined}>
                {label}
                <Waiting number={frame.waiting.get(href) ?? 0} />
              </a>
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}

function Waiting({ number }: { number: number }) {
  if (number === 0) return null;
  return (
    <span class="side-waiting">
      {count(number)}
      <span class="visually-hidden"> menunggu</span>
    </span>
  );
}

function isHere(href: string, path: string): boolean {
  return href === '/panel' ? path === '/panel' || path === '/panel/' : path === href || path.startsWith(`${href}/`);
}

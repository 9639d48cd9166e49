/** Names of files as people see them. On disk a file goes by its id. */
import type { FileType } from './file_types.ts';

const MAX_CHARS = 120;

/** A name that is safe to keep and hand on: no path, no control or invisible signs, and an extension that fits the type. */
export function safeFileName(name: string, type: FileType): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = /\.([a-z0-9]{1,10})$/i.exec(clean)?.[1] ?? '';
  const fits = type.extensions.includes(extension.toLowerCase());
  const stem = [...(fits ? clean.slice(0, -extension.length - 1) : clean)].slice(0, MAX_CHARS).join('') || 'berkas';
  return `${stem}.${fits ? extension : (type.extensions[0] ?? 'bin')}`;
}

/** Value of Content-Disposition: always an attachment, the full name by RFC 5987 beside an ASCII one for old browsers. */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain || 'berkas'}"; filename*=UTF-8''${encoded}`;
}

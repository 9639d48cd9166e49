/** A mail taken apart, as far as ours have parts: headers, plain text, HTML, attachments. */

export interface Mail {
  from: string;
  to: string[];
  /** by their names in lower case, unfolded */
  headers: Map<string, string>;
  text: string;
  html: string;
  files: { name: string; mime: string; bytes: Buffer }[];
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

export function readMail(bytes: Buffer): Omit<Mail, 'from' | 'to'> {
  const whole = partOf(bytes.toString('latin1'));
  const mail = { headers: whole.headers, text: '', html: '', files: [] as Mail['files'] };
  for (const part of leavesOf(whole)) {
    const type = part.headers.get('content-type') ?? 'text/plain';
    const name = /filename="?([^";]+)"?/i.exec(part.headers.get('content-disposition') ?? '')?.[1];
    const content = decoded(part);
    if (name !== undefined) mail.files.push({ name, mime: type.split(';')[0] ?? '', bytes: content });
    else if (type.startsWith('text/html')) mail.html = content.toString('utf8').replaceAll('\r\n', '\n');
    else mail.text = content.toString('utf8').replaceAll('\r\n', '\n');
  }
  return mail;
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(part.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [part];
  return part.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((piece) => leavesOf(partOf(piece.replace(/^\r\n/, '').replace(/\r\n$/, ''))));
}

function partOf(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const lines = text
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { headers: new Map(headers), body: text.slice(end + 4) };
}

function decoded({ headers, body }: Part): Buffer {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** '=?UTF-8?Q?...?=' as people read it. */
export function subjectOf({ headers }: Pick<Mail, 'headers'>): string {
  return (headers.get('subject') ?? '')
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_whole, way: string, words: string) => {
      if (way.toUpperCase() === 'B') return Buffer.from(words, 'base64').toString('utf8');
      const bytes = words
        .replaceAll('_', ' ')
        .replaceAll(/=([0-9A-F]{2})/gi, (_each, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    });
}

/** A customer opens a link of the chat: the landing page, its button, and the file behind it (web/downloads). */

/** What came of it as a reply's text: the file's name and type, or what the page says instead of offering one. */
export async function download(url: string): Promise<string> {
  const landing = await fetch(url);
  if (landing.status !== 200) return `page ${landing.status}: ${wordsOf(await landing.text())}`;
  const file = await fetch(url, { method: 'POST' });
  const name = /filename="([^"]+)"/.exec(file.headers.get('content-disposition') ?? '')?.[1];
  const { length } = Buffer.from(await file.arrayBuffer());
  if (file.status !== 200 || name === undefined || length === 0)
    throw new Error(`No file behind a link: ${file.status}`);
  return `file: ${name}, ${file.headers.get('content-type') ?? ''}`;
}

/** The words on the page's card. */
function wordsOf(html: string): string {
  const card = /<div class="card[^>]*>([^]*?)<\/div>/.exec(html)?.[1] ?? html;
  return card
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .trim();
}

// `npm run bench` measures WhatsApp beside Telegram; `npm run bench -- turns 2` measures something else.
import { readdirSync } from 'node:fs';

const [name = 'whatsapp', ...rest] = process.argv.slice(2);
const measures = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));
if (!measures.includes(name)) {
  process.stderr.write(`There is no bench/${name}.mjs, but: ${measures.join(', ')}\n`);
  process.exit(1);
}
process.stdout.write(`bench/${name}.mjs (also: ${measures.filter((other) => other !== name).join(', ')})\n\n`);
process.argv = [process.argv[0], `${name}.mjs`, ...rest];
await import(`./${name}.mjs`);

// The least that a durable web service can do: Express reads JSON, better-sqlite3 writes one row to the disk, JSON goes back.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import express from 'express';

const db = new Sqlite(join(process.argv[2], 'echo.db'));
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) db.pragma(pragma);
db.exec('CREATE TABLE Message (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO Message (body) VALUES (?)');

const app = express();
app.post('/echo', express.json(), (req, res) => {
  const { lastInsertRowid } = insert.run(JSON.stringify(req.body));
  res.json({ id: Number(lastInsertRowid), body: req.body });
});
const server = app.listen(0, () => process.stdout.write(`http://localhost:${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));

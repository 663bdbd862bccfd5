import { writeFileSync } from 'node:fs';
import { generatedPages } from './docs/pages.ts';

// Writes what is made of the tables: docs/formats.md, docs/signals.md and the rows by which formats are found and loaded.
for (const [path, text] of Object.entries(generatedPages())) {
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}

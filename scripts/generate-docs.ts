import { writeFileSync } from 'node:fs';
import { generatedPages } from './docs/pages.ts';

// Writes the pages that are made of the tables: docs/formats.md and docs/signals.md.
for (const [path, text] of Object.entries(generatedPages())) {
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}

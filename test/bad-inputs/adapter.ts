import { openReadingPool } from '../../src/adapters/reading/pool.ts';
import type { Case } from './case.ts';
import { runCase } from './run-case.ts';

/** One case in, one outcome out, as run-cases.mjs wants it. */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const asked: Case = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const reader = openReadingPool({ size: 1 });
const outcome = await runCase(asked, reader);
await reader.close();
process.stdout.write(JSON.stringify(asked.op === 'noop' ? {} : outcome));

import { openAnalysisPool } from '../../../src/adapters/artifacts/analysis-pool.ts';
import type { AnalysisTask } from '../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../src/adapters/artifacts/limits.ts';
import { npmTgz } from './packing.ts';

function task(files: Readonly<Record<string, string>>): AnalysisTask {
  return {
    ecosystem: 'npm',
    after: { fileName: 'a.tgz', bytes: npmTgz({ 'package.json': '{"name":"a"}', ...files }) },
    before: undefined,
    companion: undefined,
    registry: undefined,
    limits: defaultLimits,
    stated: { registry: [], lockfile: [], ofOneFile: true },
  };
}

/** Enough distinct code to keep a worker busy for longer than the test allows it. */
function busy(): Readonly<Record<string, string>> {
  const line = (i: number) => `exports.f${i} = function () { return require('child_process').exec('a${i}' + b); };\n`;
  const code = Array.from({ length: 1200 }, (_, i) => line(i)).join('');
  return Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}.js`, `// ${i}\n${code}`]));
}

describe('openAnalysisPool', () => {
  it('gives the list of files of a package that takes too long, says why, and goes on with the next', async () => {
    const pool = openAnalysisPool({ size: 1, timeoutMs: 1200 });
    await pool.run(task({ 'index.js': '' }));
    const late = await pool.run(task(busy()));
    const next = await pool.run(task({ 'index.js': 'eval(x)' }));
    await pool.close();
    expect(late).toMatchObject({ ok: false, reason: 'looking into the archives took more than 1.2 seconds' });
    expect(late.analysis?.added).toHaveLength(201);
    expect(next.ok && next.analysis.capabilities.map((one) => one.kind)).toEqual(['dynamic-evaluation']);
  });

  it('works several packages through one worker in turn', async () => {
    const pool = openAnalysisPool({ size: 1 });
    const all = await Promise.all(['a', 'b', 'c'].map((name) => pool.run(task({ [`${name}.js`]: '' }))));
    await pool.close();
    expect(all.map((one) => one.analysis?.added.map((file) => file.path))).toEqual([
      ['a.js', 'package.json'],
      ['b.js', 'package.json'],
      ['c.js', 'package.json'],
    ]);
  });
});

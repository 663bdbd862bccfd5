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
    // The analysis shall not stop by itself: the worker is to be ended from outside.
    limits: { ...defaultLimits, time: 600_000 },
    stated: { registry: [], lockfile: [], ofOneFile: true },
  };
}

/** So much distinct code that looking into it takes many times as long as listing its files. */
function busy(): Readonly<Record<string, string>> {
  const line = (i: number) => `exports.f${i} = function () { return require('child_process').exec('a${i}' + b); };\n`;
  const code = Array.from({ length: 1200 }, (_, i) => line(i)).join('');
  return Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}.js`, `// ${i}\n${code}`]));
}

/**
 * Ends the analysis of the busy package after its list and before its end. When that is depends on the machine, so the
 * time is doubled until the list came: from there to the end it would have to be doubled several times more.
 */
async function endedAfterListing() {
  for (let timeoutMs = 250; ; timeoutMs *= 2) {
    const pool = openAnalysisPool({ size: 1, timeoutMs });
    await pool.run(task({ 'index.js': '' }));
    const late = await pool.run(task(busy()));
    if (late.analysis !== undefined || timeoutMs > 8_000) return { pool, late, timeoutMs };
    await pool.close();
  }
}

describe('openAnalysisPool', () => {
  it('gives the list of files of a package that takes too long, says why, and goes on with the next', async () => {
    const { pool, late, timeoutMs } = await endedAfterListing();
    const next = await pool.run(task({ 'index.js': 'eval(x)' }));
    await pool.close();
    expect(late).toMatchObject({
      ok: false,
      reason: `looking into the archives took more than ${timeoutMs / 1000} seconds`,
    });
    expect(late.analysis?.added).toHaveLength(301);
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

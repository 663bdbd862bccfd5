import { analyse } from '../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import type { ArchiveDelta } from '../../../../src/domain/facts.ts';
import { rootedTgz, zipOf } from '../packing.ts';

type Files = Readonly<Record<string, string>>;

function python(fileName: string, after: Files, before: Files): Promise<ArchiveDelta> {
  const isWheel = fileName.endsWith('.whl');
  const pack = (files: Files): Buffer =>
    isWheel ? zipOf(Object.entries(files).map(([path, text]) => ({ path, text }))) : rootedTgz('thing-1', files);
  return analyse(
    {
      ecosystem: 'pypi',
      after: { fileName, bytes: pack(after) },
      before: { fileName, bytes: pack(before) },
      companion: undefined,
      registry: undefined,
      limits: defaultLimits,
      stated: { registry: [], lockfile: [], ofOneFile: true },
    },
    () => undefined,
  );
}

const code = { 'thing/__init__.py': '', 'thing/report.py': 'import subprocess\nsubprocess.run(["true"])\n' };
const before = { 'thing/__init__.py': '' };

describe('entry points of Python packages', () => {
  it('are found in lines that are set in, as tools read them', async () => {
    const text = '[console_scripts]\rthing = thing.cli:main\r  [pytest11]\r  thing = thing.report\r';
    const delta = await python(
      'thing-1-py3-none-any.whl',
      { ...code, 'thing-1.dist-info/entry_points.txt': text },
      before,
    );
    expect(delta.hooks.after).toEqual([{ kind: 'entry-point', command: 'pytest11: thing.report' }]);
  });

  it('are hooks where a tool loads them by itself, and their code counts as loaded', async () => {
    const text = '[console_scripts]\nthing = thing.cli:main\n\n[pytest11]\nthing = thing.report\n';
    const delta = await python(
      'thing-1-py3-none-any.whl',
      { ...code, 'thing-1.dist-info/entry_points.txt': text },
      before,
    );
    expect(delta.hooks.after).toEqual([{ kind: 'entry-point', command: 'pytest11: thing.report' }]);
    expect(delta.capabilities.map(({ kind, reach }) => `${kind} ${reach}`)).toContain('process import');
  });

  it('are read from pyproject.toml in source distributions', async () => {
    const text =
      '[project.entry-points."flake8.extension"]\nTH = "thing.report:Check"\n\n[project.scripts]\nx = "thing:x"\n';
    const delta = await python('thing-1.tar.gz', { ...code, 'pyproject.toml': text }, before);
    expect(delta.hooks.after).toEqual([{ kind: 'entry-point', command: 'flake8.extension: thing.report' }]);
  });

  it('are none of it where somebody must name or call them', async () => {
    const text = '[console_scripts]\nthing = thing.report:main\n\n[sphinx.html_themes]\nthing = thing.report\n';
    const delta = await python(
      'thing-1-py3-none-any.whl',
      { ...code, 'thing-1.dist-info/entry_points.txt': text },
      before,
    );
    expect(delta.hooks.after).toEqual([]);
  });
});

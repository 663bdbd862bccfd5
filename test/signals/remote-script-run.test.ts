import type { FileComparison } from '../../src/domain/evidence.ts';
import type { Requirement } from '../../src/domain/dependency.ts';
import { remoteScriptRun } from '../../src/signals/remote-script-run.ts';
import { dependencySet, now, requirement } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const script = (url: string, over: Partial<Requirement> = {}) =>
  requirement({
    ecosystem: 'generic',
    name: url.replace(/^https?:\/\//, ''),
    range: '',
    origin: { kind: 'url', url },
    command: `curl -s ${url} | sh`,
    place: { path: 'setup.sh', line: 3 },
    ...over,
  });

function file(before: readonly Requirement[], after: readonly Requirement[]): FileComparison {
  const set = { path: 'setup.sh', format: 'hidden-installs', ecosystem: 'generic', kind: 'manifest' } as const;
  return {
    now,
    path: 'setup.sh',
    before: dependencySet({ ...set, requirements: before }),
    after: dependencySet({ ...set, requirements: after }),
    siblings: [],
    changes: [],
  };
}

const one = script('https://get.example/one.sh');

describeSignal(remoteScriptRun, {
  fires: {
    'when a script is piped into a shell': [file([], [one]), 'medium', 'curl -s https://get.example/one.sh | sh'],
    'when its address becomes another': [file([one], [script('https://get.example/two.sh')]), 'medium', 'two.sh'],
    'when the file is new': [{ ...file([], [one]), before: undefined }, 'medium', 'one.sh'],
    'high when it comes without encryption': [file([], [script('http://get.example/one.sh')]), 'high', 'http://'],
  },
  silent: {
    'when it stood there before, on another line': file([one], [{ ...one, place: { path: 'setup.sh', line: 9 } }]),
    'when one is gone': file([one], []),
    'for a package that an address serves': file([], [script('https://get.example/a.whl', { ecosystem: 'pypi' })]),
    'when the file is gone': { ...file([one], []), after: undefined },
  },
  inconclusive: 'the command is in the file',
});

import type { Dependency, DependencySet, Requirement } from '../../src/domain/dependency.ts';
import type { FileComparison } from '../../src/domain/evidence.ts';
import { agentToolAdded } from '../../src/signals/agent-tool-added.ts';
import { dependency, dependencySet, now, requirement } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const place = { path: '.mcp.json', line: 4 };
const open = (over: Partial<Requirement> = {}) =>
  requirement({ name: 'mcp-files', range: '', alias: 'files', command: 'npx -y mcp-files', place, ...over });
const pinned = (over: Partial<Dependency> = {}) => dependency({ name: 'mcp-files', alias: 'files', place, ...over });

function file(before: Partial<DependencySet>, after: Partial<DependencySet>): FileComparison {
  const set = { path: '.mcp.json', format: 'agent-tools', ecosystem: 'generic', kind: 'manifest' } as const;
  return {
    now,
    path: '.mcp.json',
    before: dependencySet({ ...set, ...before }),
    after: dependencySet({ ...set, ...after }),
    siblings: [],
    changes: [],
  };
}

const called = open({
  ecosystem: 'generic',
  name: 'api.example/mcp',
  origin: { kind: 'url', url: 'https://api.example/mcp' },
});
const { command: _never, ...server } = called;

describeSignal(agentToolAdded, {
  fires: {
    'when a server starts any version': [
      file({}, { requirements: [open()] }),
      'medium',
      'The tool files starts mcp-files at whatever version',
    ],
    'low when its version is fixed': [file({}, { dependencies: [pinned()] }), 'low', 'mcp-files 1.2.3'],
    'when its pin is loosened': [
      file({ dependencies: [pinned()] }, { requirements: [open()] }),
      'medium',
      'before exactly 1.2.3',
    ],
    'when a server is called by its address': [
      file({}, { requirements: [server] }),
      'medium',
      'https://api.example/mcp',
    ],
    'when plugins come from a repository': [
      file(
        {},
        { requirements: [open({ ecosystem: 'generic', origin: { kind: 'git', url: 'https://github.com/a/b' } })] },
      ),
      'medium',
      'which no commit fixes',
    ],
  },
  silent: {
    'when it stood there before': file({ requirements: [open()] }, { requirements: [open()] }),
    'when a fixed version is bumped, which is a change like any other': file(
      { dependencies: [pinned()] },
      { dependencies: [pinned({ version: '1.3.0' })] },
    ),
    'for a script that a hook runs, which has a signal of its own': file({}, { requirements: [called] }),
    'for other files': file({}, { format: 'hidden-installs', requirements: [open()] }),
    'when the file is gone': { ...file({}, {}), after: undefined },
  },
  inconclusive: 'the configuration says what it starts',
});

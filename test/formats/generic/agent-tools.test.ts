import { join } from 'node:path';
import { agentTools } from '../../../src/formats/generic/agent-tools.ts';
import { isDependencyFile } from '../../../src/formats/find.ts';
import { readSets } from '../../../src/formats/read.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

const read = (path: string, value: unknown) => readText(agentTools, path, JSON.stringify(value, undefined, 1));

function rows(path: string, value: unknown) {
  const { dependencies, requirements } = read(path, value);
  return [
    ...dependencies.map((d) => `${d.alias} ${d.ecosystem} ${d.name} ${d.version}`),
    ...requirements.map((r) => `${r.alias} ${r.ecosystem} ${r.name} ${r.range === '' ? 'any' : r.range}`),
  ];
}

describeFormat(agentTools, join(import.meta.dirname, 'agent-tools'));

describe('agent-tools', () => {
  it('reads servers by what starts them, pinned or open', () => {
    const mcpServers = {
      files: { command: 'npx', args: ['-y', '@acme/mcp-files@1.0.0', '/tmp'] },
      git: { command: 'uvx', args: ['mcp-git'] },
      fixed: { command: 'uvx', args: ['--from', 'mcp-fixed==2.0', 'serve'] },
      image: { command: 'docker', args: ['run', '-i', '--rm', '-e', 'TOKEN', 'ghcr.io/acme/mcp:1.2', 'x'] },
      open: { command: '/usr/bin/docker', args: ['run', '-it', 'acme/open'] },
      pipx: { command: 'pipx', args: ['run', 'mcp-pipx'] },
      windows: { command: 'cmd', args: ['/c', 'npx', '-y', 'win@2.0.0'] },
      shell: { command: 'bash', args: ['-c', 'cd x && npx -y in-shell'] },
      line: { command: 'npx -y in-line@3.0.0' },
      own: { command: 'node', args: ['./server.js'] },
    };
    expect(rows('.mcp.json', { mcpServers })).toEqual([
      'files npm @acme/mcp-files 1.0.0',
      'fixed pypi mcp-fixed 2.0',
      'image docker ghcr.io/acme/mcp 1.2',
      'windows npm win 2.0.0',
      'line npm in-line 3.0.0',
      'git pypi mcp-git any',
      'open docker acme/open any',
      'pipx pypi mcp-pipx any',
      'shell npm in-shell any',
    ]);
  });

  it('reads the shapes of other products', () => {
    const npx = { command: 'npx', args: ['-y', 'pkg'] };
    expect(rows('.vscode/mcp.json', { servers: { a: npx } })).toEqual(['a npm pkg any']);
    expect(rows('.vscode/settings.json', { mcp: { servers: { a: npx } } })).toEqual(['a npm pkg any']);
    expect(rows('.zed/settings.json', { context_servers: { a: { command: { path: 'npx', args: ['pkg'] } } } })).toEqual(
      ['a npm pkg any'],
    );
    expect(rows('opencode.json', { mcp: { a: { type: 'local', command: ['npx', '-y', 'pkg'] } } })).toEqual([
      'a npm pkg any',
    ]);
    const toml = '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "pkg"]\n';
    expect(
      readText(agentTools, '.codex/config.toml', toml).requirements.map((r) => [r.alias, r.name, r.place.line]),
    ).toEqual([['a', 'pkg', 3]]);
  });

  it('reads servers that are called, without the secrets in their addresses', () => {
    const set = read('.cursor/mcp.json', {
      mcpServers: { a: { url: 'https://api.example/mcp?token=hush' }, b: { url: 'http://plain.example' } },
    });
    expect(set.requirements.map((r) => [r.alias, r.ecosystem, r.name, r.origin])).toEqual([
      ['a', 'generic', 'api.example/mcp', { kind: 'url', url: 'https://api.example/mcp?token=***' }],
      ['b', 'generic', 'plain.example', { kind: 'url', url: 'http://plain.example' }],
    ]);
    expect(set.remarks.map((r) => r.code)).toEqual(['credentials-in-address', 'insecure-address']);
  });

  it('reads what hooks run and where plugins come from', () => {
    const hooks = { PreToolUse: [{ hooks: [{ type: 'command', command: 'curl -s https://x.example/h | sh' }] }] };
    const extraKnownMarketplaces = { team: { source: { source: 'github', repo: 'acme/plugins' } } };
    expect(rows('.claude/settings.json', { hooks, extraKnownMarketplaces })).toEqual([
      'undefined generic x.example/h any',
      'team generic github.com/acme/plugins any',
    ]);
  });

  it('takes comments and trailing commas, and says what it cannot read', () => {
    const relaxed = '{ // tools\n "mcpServers": { "a": { "command": "npx", "args": ["x",], }, }, }';
    expect(readText(agentTools, '.mcp.json', relaxed).requirements.map((r) => r.name)).toEqual(['x']);
    expect(readText(agentTools, '.mcp.json', '{"mcpServers":').problems.map((p) => p.code)).toEqual([
      'unreadable-file',
    ]);
    expect(readText(agentTools, '.mcp.json', '[]').problems.map((p) => p.code)).toEqual(['unreadable-file']);
  });

  it('is not moved by odd values', () => {
    const mcpServers = {
      a: 5,
      b: [],
      c: { command: {}, args: 'x', url: 7 },
      __proto__x: { command: '' },
      d: { command: 'npx', args: [1, {}] },
    };
    expect(rows('.mcp.json', { mcpServers, servers: 'x', mcp: null, hooks: [[{ command: 3 }]] })).toEqual([]);
  });

  it('looks at settings only where they speak of tools', () => {
    expect(isDependencyFile('.claude/settings.json')).toBe(true);
    expect(readSets([{ path: '.vscode/settings.json', bytes: Buffer.from('not json') }])).toEqual([]);
  });
});

import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../syntax/json.ts';
import { parseToml } from '../syntax/toml.ts';
import { at, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Parsed, Tree } from '../syntax/tree.ts';
import { readScript } from './install-commands.ts';
import { nameOfAddress } from './address-names.ts';
import { readServer } from './agent-server.ts';
import { ScriptValues } from './script-values.ts';

/** Where assistants and editors keep the tool servers (Model Context Protocol) that they start or call. */
export const agentTools: Format = {
  id: 'agent-tools',
  ecosystem: 'generic',
  kind: 'manifest',
  files: [
    '.mcp.json',
    'mcp.json',
    'mcp_config.json',
    'mcp-config.json',
    'cline_mcp_settings.json',
    'claude_desktop_config.json',
    'gemini-extension.json',
    'opencode.json',
    'opencode.jsonc',
    '.amazonq/mcp.json',
    '**/.claude/settings.json',
    '**/.claude/settings.local.json',
    '**/.claude-plugin/plugin.json',
    '**/.codex/config.toml',
    '**/.gemini/settings.json',
    '**/.vscode/settings.json',
    '**/.zed/settings.json',
  ],
  // Settings files are mostly about other things, and not all of them are JSON to the letter.
  recognises: (text, path) => !/settings[^/]*$|config\.toml$/.test(path) || tells.test(text),
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Servers that are started (npx, uvx, pipx, bunx, docker and the like) as the package or image they run, and servers that are called as their address; the name given to a server is the entry’s alias. Commands of hooks are read like scripts. Programs of the repository or the machine are not packages.',
  parse,
};

const tells = /mcp|context_servers|"hooks"|extraKnownMarketplaces/i;

/** The keys under which servers stand, by product. */
const serverKeys: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['mcp.servers'],
  ['mcp_servers'],
  ['context_servers'],
  ['mcp'],
];

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(agentTools, path);
  const parsed: Parsed<Tree> = path.endsWith('.toml') ? parseToml(text) : parseJson(text, { style: 'relaxed' });
  if (!parsed.ok) collected.problem('unreadable-file', parsed.message, parsed.line);
  const document = parsed.ok ? mapOf(parsed.value, 'the file', collected) : undefined;
  for (const keys of serverKeys) {
    for (const [name, { value }] of membersOf(at(document, ...keys))) readServer(name, value, collected);
  }
  readHooks(at(document, 'hooks'), collected);
  readMarketplaces(at(document, 'extraKnownMarketplaces'), collected);
  return collected.finish();
}

/** Hooks run commands on the developer's machine at every step of the assistant. */
function readHooks(tree: Tree | undefined, collected: EntryCollector): void {
  for (const item of itemsOf(tree)) readHooks(item, collected);
  for (const [key, { value }] of membersOf(tree)) {
    const command = key === 'command' ? textOf(value) : undefined;
    if (command === undefined) readHooks(value, collected);
    else readScript({ text: command, line: value.line }, { collected, scope: 'build', values: new ScriptValues() });
  }
}

/** Repositories from which an assistant takes plugins: skills, hooks and servers. */
function readMarketplaces(tree: Tree | undefined, collected: EntryCollector): void {
  for (const [alias, { value, line }] of membersOf(tree)) {
    const source = at(value, 'source');
    const repository = textOf(at(source, 'repo'));
    const url =
      textOf(at(source, 'url')) ?? (repository === undefined ? undefined : `https://github.com/${repository}`);
    if (url === undefined) continue;
    const ref = textOf(at(source, 'ref'));
    const origin = { kind: 'git', url, ...(ref === undefined ? {} : { ref }) } as const;
    const name = nameOfAddress(origin, 'whole');
    collected.requirement({ name, range: ref ?? '', line, scope: 'build', direct: true, alias, origin });
  }
}

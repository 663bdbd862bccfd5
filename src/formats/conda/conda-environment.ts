import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { addAddress, addWritten } from '../pypi/entry.ts';
import { integrityOf, isAddress } from '../pypi/address.ts';
import { readPipLine } from '../pypi/pip-options.ts';
import { takeOption } from '../pypi/requirements-options.ts';
import type { Include } from '../pypi/requirements-options.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { publicChannel, sayChannel } from './channels.ts';
import { readMatchSpec } from './match-spec.ts';

/** Conda's environment file, with the pip requirements inside it. */
export const condaEnvironment: Format = {
  id: 'conda-environment',
  ecosystem: 'conda',
  kind: 'manifest',
  files: [
    'environment.yml',
    'environment.yaml',
    'environment-*.yml',
    'environment-*.yaml',
    '*-environment.yml',
    '*_environment.yml',
    'environment_*.yml',
    'conda.yml',
    'conda.yaml',
    'conda-env*.yml',
  ],
  recognises: (content, path) =>
    /(?:^|\/)environment\.ya?ml$/.test(path) || /^(?:channels|dependencies):/m.test(content),
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'One “=” is a prefix and no pin; a version is known for “==” and where a build stands beside it. The list under “pip:” is read as a requirements file. OSV has no advisories for conda.',
  parse: parseEnvironment,
};

function parseEnvironment(content: string, path: string): DependencySet {
  const collected = new EntryCollector(condaEnvironment, path);
  const parsed = parseYaml(content);
  if (!parsed.ok) {
    collected.problem('unreadable-file', parsed.message, parsed.line);
    return collected.finish();
  }
  const [root] = parsed.value;
  if (root !== undefined && root.kind !== 'map') {
    collected.problem('unreadable-file', `expected a mapping at the root, found ${describe(root)}`);
  }
  for (const channel of itemsOf(at(root, 'channels'))) {
    const name = text(channel);
    if (name !== undefined) sayChannel(collected, name, channel.line);
  }
  const list = at(root, 'dependencies');
  if (list !== undefined && list.kind !== 'list') {
    collected.problem('unreadable-file', `expected "dependencies" to be a list, found ${describe(list)}`, list.line);
  }
  for (const item of itemsOf(list)) readItem(collected, item, path);
  return collected.finish();
}

function readItem(collected: EntryCollector, item: Tree, path: string): void {
  const written = text(item);
  const pip = at(item, 'pip');
  if (pip !== undefined) for (const line of itemsOf(pip)) readPip(collected, line, path);
  else if (written === undefined)
    collected.unreadable(`expected a dependency as text, found ${describe(item)}`, item.line);
  else if (/^[a-z]{2,10}:\/\//.test(written)) readArchive(collected, written, item);
  else readSpec(collected, written, item);
}

/** `https://host/channel/linux-64/name-1.2-build.conda`: name, version and build cannot hold a hyphen but the name can. */
function readArchive(collected: EntryCollector, written: string, { line, endLine }: Tree): void {
  const [url = '', hash] = written.split('#', 2);
  const file = url.slice(url.lastIndexOf('/') + 1);
  const match = /^(.{1,200})-([^-]{1,60})-[^-]{1,60}\.(?:conda|tar\.bz2)$/.exec(file);
  const [, name, version] = match ?? [];
  if (name === undefined || version === undefined) {
    collected.unreadable(`an address names no conda package: ${echo(written)}`, line);
    return;
  }
  const integrity = integrityOf(hash?.length === 64 ? 'sha256' : 'md5', hash);
  const origin = { kind: 'url', url } as const;
  collected.dependency({ name, version, line, endLine, scope: 'runtime', direct: true, origin, integrity });
}

function readSpec(collected: EntryCollector, written: string, { line, endLine }: Tree): void {
  const spec = readMatchSpec(written);
  if (spec === undefined) {
    collected.unreadable(`expected a package name: ${echo(written)}`, line);
    return;
  }
  const origin: Origin | undefined =
    spec.channel === undefined || publicChannel(spec.channel) ? undefined : { kind: 'registry', url: spec.channel };
  if (spec.channel !== undefined) sayChannel(collected, spec.channel, line);
  const entry = { name: spec.name, line, endLine, scope: 'runtime' as const, direct: true, origin };
  if (spec.version !== undefined) collected.dependency({ ...entry, version: spec.version });
  else collected.requirement({ ...entry, range: spec.range });
}

/** One line of the requirements that conda hands to pip. */
function readPip(collected: EntryCollector, item: Tree, path: string): void {
  const written = text(item);
  if (written === undefined) {
    collected.unreadable(`expected a pip requirement as text, found ${describe(item)}`, item.line);
    return;
  }
  const stated = { ecosystem: 'pypi', line: item.line, endLine: item.endLine, scope: 'runtime', direct: true } as const;
  const { argument, options, problems } = readPipLine(written.trim());
  const [problem] = problems;
  if (problem !== undefined) collected.unreadable(`${problem}: ${echo(written)}`, item.line);
  if (argument !== '' && isAddress(argument)) addAddress(collected, { text: argument }, stated);
  else if (argument !== '') addWritten(collected, argument, stated);
  const includes: Include[] = [];
  for (const option of options) takeOption({ collected, path, includes }, option, stated);
  for (const { path: file, line, ...more } of includes) {
    collected.include(file, line, { ...more, format: 'requirements-txt' });
  }
}

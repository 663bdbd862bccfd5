import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { nameOfAddress } from '../generic/address-names.ts';
import { isFullCommit } from '../integrity.ts';
import { integrityOf } from '../pypi/address.ts';
import { readDockerfile, type Instruction } from './dockerfile-lines.ts';
import { collectImage, substitute } from './image.ts';

/** The images that a Dockerfile builds on or copies from. */
export const dockerfile: Format = {
  id: 'dockerfile',
  ecosystem: 'docker',
  kind: 'manifest',
  files: ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile', 'Containerfile.*'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'partly', origin: 'partly', lines: 'yes', requiredBy: 'no' },
  note: 'FROM, COPY --from, RUN --mount=from and # syntax, and what ADD fetches from elsewhere; ARG defaults above the first FROM are filled in, an image that needs another argument is named as not known.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(dockerfile, path);
  const { syntax, instructions } = readDockerfile(text);
  if (syntax) collectImage(syntax.image, collected, { line: syntax.line });
  const state: Build = { values: new Map(), stages: new Set(), count: 0 };
  for (const instruction of instructions) readInstruction(instruction, state, collected);
  return collected.finish();
}

/** What is known while reading down: arguments above the first FROM, and the names and numbers of the stages so far. */
interface Build {
  readonly values: Map<string, string>;
  readonly stages: Set<string>;
  count: number;
}

function readInstruction({ keyword, rest, line, endLine }: Instruction, build: Build, collected: EntryCollector): void {
  const place = { line, endLine };
  if (keyword === 'ARG' && build.count === 0) {
    for (const argument of rest.split(/\s+/)) {
      const equals = argument.indexOf('=');
      if (equals > 0)
        build.values.set(argument.slice(0, equals), unquoted(substitute(argument.slice(equals + 1), build.values)));
    }
  } else if (keyword === 'FROM') readFrom(rest, place, { build, collected });
  else if (keyword === 'COPY' || keyword === 'ADD') {
    const from = flagsOf(rest).get('from');
    if (from !== undefined) collectFrom(from, place, { build, collected });
    if (keyword === 'ADD') collectAdded(rest, place, { build, collected });
  } else if (keyword === 'RUN') {
    for (const mount of mountsOf(rest)) collectFrom(mount, place, { build, collected });
  } else if (keyword === 'ONBUILD') {
    const space = rest.search(/\s/);
    const inner = {
      keyword: rest.slice(0, Math.max(space, 0)).toUpperCase(),
      rest: rest.slice(space).trim(),
      line,
      endLine,
    };
    if (inner.keyword === 'COPY' || inner.keyword === 'ADD') readInstruction(inner, build, collected);
  }
}

interface Reading {
  readonly build: Build;
  readonly collected: EntryCollector;
}

function readFrom(rest: string, place: { line: number; endLine: number }, { build, collected }: Reading): void {
  const words = rest.split(/\s+/).filter((word) => !word.startsWith('--') && word !== '');
  const image = unquoted(substitute(words[0] ?? '', build.values));
  if (image !== 'scratch' && !build.stages.has(image.toLowerCase())) collectImage(image, collected, place);
  build.stages.add(String(build.count));
  build.count += 1;
  if (words[1]?.toLowerCase() === 'as' && words[2] !== undefined) build.stages.add(words[2].toLowerCase());
}

/** `--from` names an earlier stage by name or number, or an image. */
function collectFrom(name: string, place: { line: number; endLine: number }, { build, collected }: Reading): void {
  const image = unquoted(substitute(name, build.values));
  if (!build.stages.has(image.toLowerCase()) && !/^\d+$/.test(image) && image !== 'scratch')
    collectImage(image, collected, place);
}

/** `ADD` fetches archives and repositories from anywhere. Source: Dockerfile reference, "ADD". */
function collectAdded(rest: string, place: { line: number; endLine: number }, { build, collected }: Reading): void {
  const [algorithm = '', digest] = (flagsOf(rest).get('checksum') ?? '').split(':', 2);
  // `ADD ["source", "target"]` is the same in words.
  const words = rest.split(/\s+/).filter((word) => !word.startsWith('--') && word !== '');
  for (const word of words.slice(0, -1)) {
    const address = unquoted(substitute(word.replace(/^\[/, '').replace(/,$/, ''), build.values));
    const isGit = /^git@[\w.-]+:|^(?:https?|git|ssh):\/\/\S+\.git(?:#|$)/.test(address);
    if (!isGit && !/^https?:\/\//.test(address)) continue;
    const origin = isGit ? repositoryOf(address) : ({ kind: 'url', url: address } as const);
    const hashes = integrityOf(algorithm, digest);
    const integrity = hashes.length === 0 ? {} : { integrity: hashes };
    const facts = { ...place, ecosystem: 'generic', range: '', scope: 'build', direct: true } as const;
    const name = nameOfAddress(origin, 'whole').replaceAll(/[\s$`*?{}()<>|;&'"=\\]+/g, '_');
    if (name !== '') collected.requirement({ ...facts, ...integrity, name, origin });
  }
}

/** `https://host/owner/name.git#ref:folder`. */
function repositoryOf(address: string): Origin {
  const [url = '', fragment = ''] = address.split('#', 2);
  const ref = fragment.split(':', 1)[0] ?? '';
  if (ref === '') return { kind: 'git', url };
  return isFullCommit(ref) ? { kind: 'git', url, commit: ref } : { kind: 'git', url, ref };
}

function flagsOf(rest: string): ReadonlyMap<string, string> {
  const flags = new Map<string, string>();
  for (const word of rest.split(/\s+/)) {
    if (!word.startsWith('--')) break;
    const equals = word.indexOf('=');
    if (equals > 0) flags.set(word.slice(2, equals).toLowerCase(), word.slice(equals + 1));
  }
  return flags;
}

/** The `from` of every `--mount`. */
function mountsOf(rest: string): readonly string[] {
  const found: string[] = [];
  for (const word of rest.split(/\s+/)) {
    if (!word.startsWith('--')) break;
    if (!word.startsWith('--mount=')) continue;
    const from = word
      .slice('--mount='.length)
      .split(',')
      .find((part) => part.startsWith('from='));
    if (from !== undefined) found.push(from.slice('from='.length));
  }
  return found;
}

function unquoted(text: string): string {
  const quote = text[0];
  return text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text;
}

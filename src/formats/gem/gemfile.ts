import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { callsOf, rubyLines, withoutComment } from './ruby-calls.ts';
import type { RubyCall } from './ruby-calls.ts';

/** Bundler's manifest, as far as its lines are literals: it is a program and is never run. */
export const gemfile: Format = {
  id: 'gemfile',
  ecosystem: 'gem',
  kind: 'manifest',
  files: ['Gemfile', 'gems.rb', '*.gemfile'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Read without being run: gems whose name is put together are remarks, ranges that are put together stay empty.',
  parse,
};

const methods = new Set([
  'gem',
  'group',
  'source',
  'git',
  'github',
  'path',
  'platforms',
  'platform',
  'install_if',
  'eval_gemfile',
  'plugin',
]);
const developmentGroups = new Set(['development', 'test', 'dev', 'ci', 'lint', 'docs', 'doc']);

/** What holds within a block, that of the blocks around it included. */
interface Block {
  readonly scope: Scope | undefined;
  readonly origin: Origin | undefined;
}

const outermost: Block = { scope: undefined, origin: undefined };

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gemfile, path);
  const calls = new Map(callsOf(text, methods).map((call) => [call.line, call]));
  const blocks: Block[] = [];
  const gitSources = gitSourcesOf(text);
  for (const { number: line, text: written } of rubyLines(text)) {
    const call = calls.get(line);
    const body = withoutComment(written).trim();
    if (call?.method === 'gem') addGem(withGitSource(call, gitSources), blocks.at(-1) ?? outermost, collected);
    else if (call?.method === 'plugin') addGem(call, { scope: 'build', origin: undefined }, collected);
    else if (call?.method === 'source') remarkSource(call, collected);
    else if (call?.method === 'eval_gemfile') include(call, path, collected);
    const around = blocks.at(-1) ?? outermost;
    if (call?.opensBlock === true) blocks.push(blockOf(call, around));
    else if (call === undefined && opensOther(body)) blocks.push(around);
    else if (/^end\b/.test(body)) blocks.pop();
  }
  return collected.finish();
}

/** Whether a line opens a block, condition or method of some other kind, whose `end` must not close ours. */
function opensOther(body: string): boolean {
  return (
    /^(?:if|unless|case|begin|def|while|until|for|class|module)\b/.test(body) || /\bdo(?:\s*\|[^|]*\|)?$/.test(body)
  );
}

function blockOf(call: RubyCall, around: Block): Block {
  const scope = call.method === 'group' ? scopeOf(call.texts, around.scope) : around.scope;
  const url = call.texts[0];
  const origin = url === undefined ? undefined : blockOrigin(call, url);
  return { scope, origin: origin ?? around.origin };
}

function blockOrigin({ method, options }: RubyCall, url: string): Origin | undefined {
  switch (method) {
    case 'source':
      return registryOf(url);
    case 'git':
    case 'github':
      return gitOf(method === 'git' ? url : `https://github.com/${url}`, options);
    case 'path':
      return { kind: 'path', path: url };
    default:
      return undefined;
  }
}

function addGem(call: RubyCall, around: Block, collected: EntryCollector): void {
  const { texts, options, isFirstLiteral, line, endLine } = call;
  const [name, ...ranges] = texts;
  if (name === undefined || !isFirstLiteral) {
    collected.remark('runs-code-of-repository', 'a gem whose name is put together when the file is run', { line });
    return;
  }
  const groups = (options.get('group') ?? options.get('groups') ?? '').split(',').filter((group) => group !== '');
  const scope = scopeOf(groups, around.scope) ?? 'runtime';
  const origin = originOf(options) ?? around.origin;
  collected.requirement({ name, range: ranges.join(', '), line, endLine, scope, direct: true, origin });
}

/** Names that the file itself gives a meaning; those that Bundler knows keep theirs, which files often repeat. */
function gitSourcesOf(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(/^[ \t]*git_source[ (]{1,20}:(\w{1,100})/gm)].map((match) => match[1] ?? '');
  return new Set(names.filter((name) => !['github', 'gitlab', 'bitbucket', 'gist', 'git'].includes(name)));
}

/** `gem "x", corp: "team/x"` where the file itself says what `corp` makes of it: a git source that is not worked out. */
function withGitSource(call: RubyCall, gitSources: ReadonlySet<string>): RubyCall {
  const used = [...call.options].find(([key]) => gitSources.has(key) && !call.options.has('git'));
  if (used === undefined) return call;
  return { ...call, options: new Map([...call.options, ['git', `${used[0]}:${used[1]}`]]) };
}

/** Another file whose lines count as this one's. */
function include({ texts, isFirstLiteral, line }: RubyCall, path: string, collected: EntryCollector): void {
  const [file] = texts;
  if (file === undefined || !isFirstLiteral) return;
  const target = resolveInRepository(path, file);
  if (target !== undefined) collected.include(target, line);
  else
    collected.remark('include-outside-repository', `eval_gemfile runs ${echo(file)}, outside of the repository`, {
      line,
    });
}

/** A gem in several groups belongs to all of them: one that is not for development makes it a runtime gem. */
function scopeOf(groups: readonly string[], around: Scope | undefined): Scope | undefined {
  if (groups.length === 0) return around;
  if (around === 'runtime') return around;
  return groups.every((group) => developmentGroups.has(group)) ? 'dev' : 'runtime';
}

function originOf(options: ReadonlyMap<string, string>): Origin | undefined {
  const [git, path, source] = [options.get('git'), options.get('path'), options.get('source')];
  const hosted = hostedOf(options);
  if (git !== undefined || hosted !== undefined) return gitOf(git ?? hosted ?? '', options);
  if (path !== undefined) return { kind: 'path', path };
  return source === undefined ? undefined : registryOf(source);
}

/** `github: "owner/name"`; a lone name means owner and repository of that name. */
function hostedOf(options: ReadonlyMap<string, string>): string | undefined {
  for (const [key, host] of [
    ['github', 'github.com'],
    ['gitlab', 'gitlab.com'],
    ['bitbucket', 'bitbucket.org'],
  ] as const) {
    const value = options.get(key);
    if (value !== undefined) return `https://${host}/${value.includes('/') ? value : `${value}/${value}`}`;
  }
  const gist = options.get('gist');
  return gist === undefined ? undefined : `https://gist.github.com/${gist}.git`;
}

function gitOf(url: string, options: ReadonlyMap<string, string>): Origin {
  const asked = options.get('ref');
  const ref = options.get('tag') ?? options.get('branch');
  const commit = asked !== undefined && /^[0-9a-f]{7,64}$/i.test(asked) ? { commit: asked } : {};
  return { kind: 'git', url, ...commit, ...(ref === undefined ? {} : { ref }) };
}

function registryOf(url: string): Origin {
  return url === 'rubygems' || url === 'https://rubygems.org' || url === 'https://rubygems.org/'
    ? { kind: 'registry' }
    : { kind: 'registry', url };
}

function remarkSource(call: RubyCall, collected: EntryCollector): void {
  const [url] = call.texts;
  const { line } = call;
  if (url === undefined || !url.includes('://')) return;
  if (/^https:\/\/rubygems\.org\/?$/.test(url)) return;
  collected.remark('registry-address', `packages may come from ${echo(url)}`, { line });
  if (url.startsWith('http:')) collected.remark('insecure-address', `${echo(url)} is not encrypted`, { line });
}

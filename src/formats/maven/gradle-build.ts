import type { DependencySet } from '../../domain/dependency.ts';
import { maven } from '../../ecosystems/maven.ts';
import { hostOf, isInsecure } from '../addresses.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { addVersioned } from './coordinates.ts';
import { configurationOf, coordinatesOf, pluginOf } from './gradle-coordinates.ts';
import { scopeOf } from './gradle-lockfile.ts';
import { gradleStatements } from './gradle-statements.ts';
import type { GradleStatement } from './gradle-statements.ts';

/** Gradle's build scripts, as far as coordinates stand in them as texts: they are programs and are never run. */
export const gradleBuild: Format = {
  id: 'gradle-build',
  ecosystem: 'maven',
  kind: 'manifest',
  files: ['*.gradle', '*.gradle.kts'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Read without being run: only coordinates in quotes, in map notation and plugins with a version are found. Repositories and build scripts that are loaded from elsewhere are remarks.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gradleBuild, path);
  const statements = gradleStatements(text);
  for (const [index, statement] of statements.entries()) {
    addEntries(statement, statements.slice(index + 1, index + 3), collected);
    remarkRepository(statement, collected);
    remarkScript(statement, collected);
  }
  return collected.finish();
}

function addEntries(statement: GradleStatement, next: readonly GradleStatement[], collected: EntryCollector): void {
  const word = configurationOf(statement);
  const scope = word === '' ? ('unknown' as const) : scopeOf([word]);
  const found = coordinatesOf(statement);
  const isOpen = found.length === 1 && found[0]?.version === '';
  for (const { name, version, line } of found) {
    const asked = isOpen ? richVersion(statement, next) : version;
    addVersioned({ name, line, endLine: statement.endLine, direct: true, scope }, asked, collected);
  }
  const plugin = pluginOf(statement);
  if (plugin === undefined) return;
  const { name, version, line } = plugin;
  addVersioned({ name, line, endLine: line, direct: true, scope: 'build' }, version, collected);
}

/** `implementation("g:a") { version { strictly("1.0") } }`: the first statement of the blocks behind it. */
function richVersion(statement: GradleStatement, next: readonly GradleStatement[]): string {
  const [head, first] = next;
  const isBelow = head?.body === 'version' && first !== undefined && first.blocks.length > statement.blocks.length;
  return isBelow && /^(?:strictly|require|prefer)\b/.test(first.body) ? (first.texts[0]?.text ?? '') : '';
}

const repositoryWords = /^(?:url|setUrl|maven|ivy|artifactUrls)\b/;

/** Addresses within `repositories`; those that a project publishes to fetch nothing. */
function remarkRepository({ body, texts, blocks, line }: GradleStatement, collected: EntryCollector): void {
  if (!blocks.includes('repositories') || blocks.includes('publishing') || !repositoryWords.test(body)) return;
  for (const { text: url } of texts) {
    const host = hostOf(url);
    if (host === undefined || (maven.registryHosts.includes(host) && url.startsWith('https:'))) continue;
    collected.remark('registry-address', `packages may come from ${echo(url)}`, { line });
    if (isInsecure(url)) collected.remark('insecure-address', `${echo(url)} is not encrypted`, { line });
  }
}

/** `apply from: "https://…"` runs a script that no lockfile and no verification file knows. */
function remarkScript({ body, texts, line }: GradleStatement, collected: EntryCollector): void {
  const url = /^apply[\s(]+from\s*[:=]/.test(body) ? texts[0]?.text : undefined;
  if (url === undefined || hostOf(url) === undefined) return;
  collected.remark('remote-address', `a build script is loaded from ${echo(url)} and run`, { line });
  if (isInsecure(url)) collected.remark('insecure-address', `${echo(url)} is not encrypted`, { line });
}

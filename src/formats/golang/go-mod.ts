import { normaliseGoVersion } from '../../ecosystems/golang.ts';
import { parseGo } from '../../ecosystems/versions/go.ts';
import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { directivesOf } from './go-directives.ts';
import type { GoDirective } from './go-directives.ts';
import { indexReplacements, remarkReplacement, replacementFor, replacementOf } from './replacements.ts';
import type { GoReplacement, GoReplacements } from './replacements.ts';

/** go.mod. Source: go.dev/ref/mod, "go.mod files". */
export const goMod: Format = {
  id: 'go-mod',
  ecosystem: 'golang',
  kind: 'lockfile',
  files: ['go.mod', 'go.*.mod'],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Replaced modules are listed as what is built; local replacements are remarks, not packages. Hashes are in go.sum.',
  parse,
};

/** Verbs that name no package to build: our own module's, or limits. */
const otherVerbs = new Set(['module', 'go', 'toolchain', 'exclude', 'retract', 'ignore', 'godebug', 'tool', 'replace']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(goMod, path);
  const { directives, odd } = directivesOf(text);
  for (const { line, message } of odd) collected.unreadable(message, line);
  const replacements = replacementsOf(directives, collected);
  for (const replacement of replacements) remarkReplacement(replacement, path, collected);
  const byModule = indexReplacements(replacements);
  for (const directive of directives) {
    if (directive.verb === 'require') require(directive, byModule, collected);
    else if (!otherVerbs.has(directive.verb)) {
      collected.unreadable(`${echo(directive.verb)} is no directive of a go.mod file`, directive.line);
    }
  }
  if (!directives.some(({ verb }) => verb === 'module')) {
    collected.problem('unreadable-file', 'no module directive: this is no go.mod file', 1);
  }
  return collected.finish();
}

/** All readable `replace` directives; the others are problems. */
export function replacementsOf(
  directives: readonly GoDirective[],
  collected: EntryCollector,
): readonly GoReplacement[] {
  return directives
    .filter(({ verb }) => verb === 'replace')
    .flatMap((directive) => {
      const replacement = replacementOf(directive);
      if (replacement === undefined) collected.unreadable('a replace directive that cannot be read', directive.line);
      return replacement === undefined ? [] : [replacement];
    });
}

function require(directive: GoDirective, replacements: GoReplacements, collected: EntryCollector): void {
  const { words, comment, line } = directive;
  const [name, version, more] = words;
  if (name === undefined || version === undefined || more !== undefined) {
    collected.unreadable('a require directive that is no module path with a version', line);
    return;
  }
  const direct = !/^indirect(?:$|[\s;])/.test(comment);
  const common = { line, endLine: line, direct } as const;
  const replacement = replacementFor(replacements, name, version);
  if (replacement === undefined) {
    // A branch or commit name stands here until `go mod tidy` has looked it up.
    if (parseGo(version) === undefined) collected.requirement({ ...common, name, range: version });
    else collected.dependency({ ...common, name, version: normaliseGoVersion(version) });
  } else if (replacement.newVersion !== undefined) {
    const built = { name: replacement.newPath, version: normaliseGoVersion(replacement.newVersion) };
    collected.dependency({ ...common, ...built, alias: name });
  }
}

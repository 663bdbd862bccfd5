import type { ArchiveDelta } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import { shown } from '../unpack/show.ts';
import { readPackageJson } from './package-json.ts';
import { readCoreMetadata } from './core-metadata.ts';
import type { Side } from './side.ts';

type Exotic = ArchiveDelta['exoticDependencies'][number];

/** Dependencies inside the archive that lead past the registry, and that the release before did not have. */
export function exoticDependencies(after: Side, before: Side | undefined, ecosystem: EcosystemId): readonly Exotic[] {
  const old = new Set(
    (before === undefined ? [] : exoticOf(before, ecosystem)).map((one) => `${one.name} ${one.spec}`),
  );
  return exoticOf(after, ecosystem)
    .filter((one) => !old.has(`${one.name} ${one.spec}`))
    .map((one) => ({ name: shown(one.name), spec: shown(withoutCredentials(one.spec), 160), kind: one.kind }));
}

function exoticOf(side: Side, ecosystem: EcosystemId): readonly Exotic[] {
  if (ecosystem === 'npm') {
    const manifest = readPackageJson(side.manifests.get('package.json'));
    return (manifest?.dependencies ?? []).flatMap(({ field, name, range }) => {
      const kind = npmSpecKind(range);
      return kind === undefined
        ? []
        : [{ name, spec: range, kind: field === 'dependencies' ? kind : `${kind} (${field})` }];
    });
  }
  if (ecosystem !== 'pypi') return [];
  return (readCoreMetadata(side)?.requires ?? []).flatMap((requirement) => {
    const direct = /^([A-Za-z0-9._-]+)[^@;]*@\s*(\S+)/.exec(requirement);
    return direct ? [{ name: direct[1] ?? '', spec: direct[2] ?? '', kind: 'url' }] : [];
  });
}

/** What npm takes a spec for where it is neither a version, a range, a tag nor an alias. Source: npm-package-arg. */
function npmSpecKind(spec: string): string | undefined {
  const text = spec.trim();
  if (/^(?:git(?:\+[a-z]+)?:|git@|github:|gitlab:|bitbucket:|gist:)/i.test(text)) return 'git';
  if (/^https?:/i.test(text)) return /\.git(?:#|$)/.test(text) ? 'git' : 'url';
  if (/^(?:file:|link:|portal:|\.{0,2}\/|~\/|[A-Za-z]:[\\/])/.test(text)) return 'path';
  return /^[\w.-]+\/[\w.-]+(?:#\S*)?$/.test(text) ? 'git' : undefined;
}

function withoutCredentials(spec: string): string {
  return spec.replace(/\/\/[^/@\s]{1,300}@/, '//');
}

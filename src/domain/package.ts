/** The purl type of an ecosystem: the one spelling for folders, fields and tables. */
export type EcosystemId =
  | 'bioconductor'
  | 'cargo'
  | 'cocoapods'
  | 'composer'
  | 'conan'
  | 'conda'
  | 'cpan'
  | 'cran'
  | 'docker'
  | 'gem'
  | 'generic'
  | 'githubactions'
  | 'golang'
  | 'hackage'
  | 'helm'
  | 'hex'
  | 'huggingface'
  | 'jsr'
  | 'julia'
  | 'maven'
  | 'npm'
  | 'nuget'
  | 'pub'
  | 'pypi'
  | 'swift'
  | 'terraform';

/** A package as its registry names it; `name` is normalised by the ecosystem and nowhere else. */
export interface PackageName {
  readonly ecosystem: EcosystemId;
  readonly name: string;
}

/** One release of a package. */
export interface PackageVersion extends PackageName {
  readonly version: string;
}

/** Ecosystems whose purl type has another spelling than ours. Source: purl-spec's list of types. */
const purlTypes: Partial<Record<EcosystemId, string>> = { githubactions: 'github' };

/**
 * The package URL of a package, with its version where it has one.
 * Source: purl-spec; segments of the name stay segments, everything else is percent-encoded.
 */
export function purlOf(p: PackageName & { readonly version?: string }): string {
  const separator = p.ecosystem === 'maven' ? ':' : '/';
  const name = p.name.split(separator).map(encodePurl).join('/');
  const version = p.version === undefined || p.version === '' ? '' : `@${encodePurl(p.version)}`;
  return `pkg:${purlTypes[p.ecosystem] ?? p.ecosystem}/${name}${version}`;
}

function encodePurl(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%3A', ':').replaceAll('%2B', '+');
}

import type { DeclaredDependency, Owners } from '../../domain/facts.ts';
import { normalisePypiName } from '../../ecosystems/pypi.ts';
import { field, fieldAt, listOf, membersOf, textOf } from '../fields.ts';
import { repositoryUrl } from '../repository-url.ts';

/** A requirement of a distribution's metadata. Source: PEP 508, core metadata `Requires-Dist`. */
export function requirementOf(text: string): DeclaredDependency | undefined {
  const [written = '', marker = ''] = splitOnce(text.slice(0, 2_000), ';');
  const name = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(written)?.[1];
  if (name === undefined) return undefined;
  const afterName = written.slice(written.indexOf(name) + name.length).trim();
  const rest = afterName.startsWith('[') ? afterName.slice(afterName.indexOf(']') + 1).trim() : afterName;
  const range = rest.startsWith('(') ? rest.slice(1, rest.endsWith(')') ? -1 : undefined) : rest;
  const kind = /\bextra\s*==/.test(marker) ? 'optional' : 'runtime';
  return { ecosystem: 'pypi', name: normalisePypiName(name), range: range.trim(), kind };
}

/** Declared dependencies of a release's `info`; undefined where the index does not tell them. */
export function dependenciesOf(info: unknown): readonly DeclaredDependency[] | undefined {
  const requires = field(info, 'requires_dist');
  if (requires === undefined) return undefined;
  return listOf(requires)
    .slice(0, 2_000)
    .flatMap((one) => (typeof one === 'string' ? (requirementOf(one) ?? []) : []));
}

/** The source repository among a project's links: the one that says so first, then any on a code host. */
export function repositoryOf(info: unknown): string | undefined {
  const links = membersOf(field(info, 'project_urls'), 50).flatMap(([label, url]) =>
    typeof url === 'string' ? [{ label: label.toLowerCase(), url }] : [],
  );
  const says = links.filter(({ label }) => /repo|source|code|github|gitlab/.test(label));
  const homes = links.filter(({ label }) => label.includes('home'));
  const page = textOf(field(info, 'home_page'));
  const candidates = [...says, ...homes, ...(page === undefined ? [] : [{ label: '', url: page }]), ...links];
  for (const { url } of candidates) {
    const address = /^https?:/.test(url) ? repositoryUrl(url) : undefined;
    if (address !== undefined && /^https:\/\/(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\//.test(address))
      return address;
  }
  return undefined;
}

/** The licence expression, else the first line of the free text, else what the classifiers say. */
export function licenseOf(info: unknown): string | undefined {
  const stated = textOf(field(info, 'license_expression')) ?? textOf(field(info, 'license'))?.split('\n')[0];
  if (stated !== undefined) return stated.slice(0, 200);
  const classifier = listOf(field(info, 'classifiers')).find(
    (one) => typeof one === 'string' && one.startsWith('License ::'),
  );
  return textOf(classifier)?.split(' :: ').at(-1);
}

/** People and organisation that own a project. Undefined on an index that does not tell. */
export function ownersOf(document: unknown): Owners | undefined {
  const ownership = field(document, 'ownership');
  if (ownership === undefined || ownership === null) return undefined;
  const names = listOf(field(ownership, 'roles')).flatMap((role) => textOf(field(role, 'user')) ?? []);
  const organisation = textOf(field(ownership, 'organization')) ?? textOf(fieldAt(ownership, 'organization', 'name'));
  const accounts = [...new Set(names)].map((name) => ({ name }));
  return organisation === undefined ? { accounts } : { accounts, organisation };
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

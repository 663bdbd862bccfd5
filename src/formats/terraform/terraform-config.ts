import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { nameOfAddress } from '../generic/address-names.ts';
import { isFullCommit } from '../integrity.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { hclSettings } from './hcl-settings.ts';
import type { HclHead } from './hcl-settings.ts';

/** Providers and modules that a Terraform or OpenTofu configuration asks for. Source: "Module Sources", "Provider Requirements". */
export const terraformConfig: Format = {
  id: 'terraform-config',
  ecosystem: 'terraform',
  kind: 'manifest',
  files: ['versions.tf', 'providers.tf', '*.tf', '*.tofu'],
  recognises: (text) => /\bmodule\s{1,20}"|\brequired_providers\b/.test(text),
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'required_providers and the sources of modules as far as they are literals. Modules of the repository itself are not listed.',
  parse,
};

/** What is said of one provider or module. */
interface Asked {
  readonly head: HclHead;
  readonly kind: 'module' | 'provider';
  readonly label: string;
  source?: { readonly value: string; readonly line: number };
  version?: { readonly value: string; readonly line: number };
}

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(terraformConfig, path);
  const all = new Map<HclHead, Asked>();
  for (const { path: around, key, value, line } of hclSettings(text)) {
    const head = around.at(-1);
    if (head === undefined) continue;
    const [outer, second] = around.map(({ words }) => words[0] ?? '');
    if (outer === 'terraform' && second === 'required_providers' && around.length === 2) {
      // Before Terraform 0.13: `aws = "~> 2.0"`.
      addProvider({ head: { words: [key], line }, kind: 'provider', label: key, version: { value, line } }, collected);
      continue;
    }
    const isProvider = outer === 'terraform' && second === 'required_providers' && around.length === 3;
    const isModule = outer === 'module' && around.length === 1;
    if ((!isProvider && !isModule) || (key !== 'source' && key !== 'version')) continue;
    const label = (isModule ? head.words[1] : head.words[0]) ?? '';
    const asked = all.get(head) ?? { head, kind: isModule ? ('module' as const) : ('provider' as const), label };
    asked[key] = { value, line };
    all.set(head, asked);
  }
  for (const asked of all.values()) {
    if (asked.kind === 'provider') addProvider(asked, collected);
    else addModule(asked, path, collected);
  }
  return collected.finish();
}

const publicRegistry = 'registry.terraform.io';

function addProvider({ label, source, version, head }: Asked, collected: EntryCollector): void {
  const parts = (source?.value ?? label).toLowerCase().split('/');
  const [type = '', namespace = 'hashicorp', host = publicRegistry] = parts.toReversed();
  add(`${host}/${namespace}/${type}`, { host, line: version?.line ?? source?.line ?? head.line, version }, collected);
}

interface Place {
  readonly host: string;
  readonly line: number;
  readonly version: { readonly value: string } | undefined;
}

function add(name: string, { host, line, version }: Place, collected: EntryCollector): void {
  const range = version?.value.trim() ?? '';
  const exact = /^=?\s{0,10}v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(range)?.[1];
  const isPublic = host === publicRegistry || host === 'registry.opentofu.org';
  const origin: Origin = isPublic ? { kind: 'registry' } : { kind: 'registry', url: `https://${host}` };
  const facts = { name, line, direct: true, origin } as const;
  if (exact === undefined) collected.requirement({ ...facts, range });
  else collected.dependency({ ...facts, version: exact });
}

function addModule({ source, version, head, label }: Asked, path: string, collected: EntryCollector): void {
  if (source === undefined) return;
  const { value, line } = source;
  if (value.startsWith('./') || value.startsWith('../') || value.startsWith('/')) {
    if (resolveInRepository(path, value) !== undefined) return;
    const message = `the module ${echo(label)} lies outside of the repository: ${echo(value)}`;
    collected.remark('path-outside-repository', message, { line });
    return;
  }
  const bare = value.split('//').length === 2 && !value.includes('://') ? (value.split('//', 1)[0] ?? '') : value;
  const registry = /^(?:([A-Za-z0-9.-]+\.[A-Za-z]{2,}(?::\d+)?)\/)?([\w-]+\/[\w-]+\/[\w-]+)$/.exec(bare);
  const isForge = /^(?:github\.com|bitbucket\.org)\//.test(bare);
  if (registry !== null && !isForge) {
    const host = registry[1] ?? publicRegistry;
    add(`${host}/${registry[2]}`, { host, line: version?.line ?? line, version }, collected);
    return;
  }
  const origin = originOf(value, isForge);
  const name = nameOfAddress(origin, 'whole');
  collected.requirement({ name, range: '', line, endLine: Math.max(line, head.line), direct: true, origin });
}

/** `git::https://host/repo.git//folder?ref=v1`, `github.com/o/r`, `https://host/archive.zip`, `s3::https://…`. */
function originOf(written: string, isForge: boolean): Origin {
  const forced = /^([a-z0-9]{2,10})::/.exec(written);
  const rest = forced === null ? written : written.slice(forced[0].length);
  const address = isForge ? `https://${rest}` : rest;
  const [place = '', query = ''] = address.split('?', 2);
  const scheme = place.indexOf('://');
  const folder = place.indexOf('//', scheme === -1 ? 0 : scheme + 3);
  const url = folder === -1 ? place : place.slice(0, folder);
  const isGit = forced?.[1] === 'git' || isForge || /^git@|\.git$/.test(url);
  if (!isGit) return { kind: 'url', url: forced === null ? address : `${forced[1]}::${address}` };
  const ref = /(?:^|&)ref=([^&]{1,200})/.exec(query)?.[1] ?? '';
  if (ref === '') return { kind: 'git', url };
  return isFullCommit(ref) ? { kind: 'git', url, commit: ref } : { kind: 'git', url, ref };
}

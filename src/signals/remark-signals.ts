import type { DependencySet, Remark, RemarkCode } from '../domain/dependency.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { atLine, cappedDrafts, packageOf, siteOf } from './reading/files.ts';
import { quote } from './reading/say.ts';
import type { FileSignal, SignalWords } from './signal.ts';

/** What the readers of dependency files remark on, as signals: which remarks, and the words. Sorted by id. */
const table: readonly (SignalWords & { readonly codes: readonly RemarkCode[] })[] = [
  {
    id: 'credentials-in-file',
    codes: ['credentials-in-address'],
    title: 'Credentials in a dependency file',
    why: 'Whoever can read the repository can use them, and they stay in its history.',
    remedy: 'Revoke the credentials, and give them to the installer through its environment.',
    severity: 'high',
    confidence: 'high',
  },
  {
    id: 'disguised-entry',
    codes: ['address-names-other-package', 'alias-of-other-package', 'suspicious-name'],
    title: 'Entry is not what it is called',
    why: 'A key or alias that names one package and fetches another passes the eye of a reviewer.',
    remedy: 'See which package is really fetched, and name it.',
    severity: 'high',
    confidence: 'medium',
  },
  {
    id: 'foreign-registry',
    codes: ['registry-address', 'remote-address'],
    title: 'Another registry or address',
    why: 'Whoever runs the other end decides what is installed. Mixed registries are how internal names get hijacked.',
    remedy: 'Name the registry in the policy if it is yours; otherwise remove it.',
    severity: 'medium',
    confidence: 'medium',
  },
  {
    id: 'insecure-address',
    codes: ['insecure-address'],
    title: 'Address without TLS',
    why: 'Anyone on the way can replace the bytes.',
    remedy: 'Use https and leave verification on.',
    severity: 'high',
    confidence: 'high',
  },
  {
    id: 'lockfile-oddity',
    codes: ['duplicate-key', 'unreachable-entry'],
    title: 'Lockfile holds what its tool does not write',
    why: 'Doubled keys are read differently by different tools, and an entry that nothing needs was put in by hand.',
    remedy: 'Let the package manager write the lockfile anew.',
    severity: 'medium',
    confidence: 'medium',
  },
  {
    id: 'option-injection',
    codes: ['option-injection'],
    title: 'Value that a tool takes for an option',
    why: 'A name or address that begins like an option changes what the tool does.',
    remedy: 'Do not merge; no honest name looks like that.',
    severity: 'critical',
    confidence: 'high',
  },
  {
    id: 'outside-repository',
    codes: ['include-loop', 'include-outside-repository', 'path-outside-repository'],
    title: 'Reaches outside the repository',
    why: 'What lies outside is not reviewed and differs from machine to machine.',
    remedy: 'Keep included files and local packages within the repository.',
    severity: 'medium',
    confidence: 'high',
  },
  {
    id: 'repository-code-run',
    codes: ['runs-code-of-repository'],
    title: 'Runs code of the repository at install',
    why: 'Patches, hook files and plugins run on every machine that installs.',
    remedy: 'Read the code that is switched on as part of this review.',
    severity: 'medium',
    confidence: 'medium',
  },
  {
    id: 'weak-pin',
    codes: ['integrity-missing', 'weak-integrity', 'weak-pin'],
    title: 'Pin that can move',
    why: 'A branch, a short commit or a broken hash does not fix what is installed.',
    remedy: 'Pin the full commit or a sha256 or sha512 hash.',
    severity: 'medium',
    confidence: 'high',
  },
];

/** One file signal for each row: it fires for remarks that the pull request brings, never for those that stood. */
export const remarkSignals: readonly FileSignal[] = table.map(({ codes, ...words }) =>
  defineFileSignal({
    ...words,
    detect: ({ before, after, path, now, registries = [] }) => {
      if (after === undefined) return [];
      const concerned = (remark: Remark) => codes.includes(remark.code);
      const remarks = { before: before?.remarks.filter(concerned) ?? [], after: after.remarks.filter(concerned) };
      const own = registries.map((address) => siteOf(address)?.host).filter((host) => host !== undefined);
      const added = newRemarks(remarks).filter((remark) => !isOwn(remark, own));
      const fresh = withoutKnownSites(added, before, after);
      return cappedDrafts(fresh, (remark) => draftOf(remark, after, { path, now }));
    },
  }),
);

/** A registry that policy or operator declared is no news. Plain http to it still is. */
function isOwn(remark: Remark, hosts: readonly string[]): boolean {
  if (remark.code !== 'registry-address' && remark.code !== 'remote-address') return false;
  return hosts.some((host) => remark.message.includes(`"${host}"`) || remark.message.includes(`://${host}/`));
}

/** Remarks beyond those that stood before. Lines move, so they do not count as difference. */
function newRemarks(remarks: {
  readonly before: readonly Remark[];
  readonly after: readonly Remark[];
}): readonly Remark[] {
  const stood = new Map<string, number>();
  for (const remark of remarks.before) stood.set(keyOf(remark), (stood.get(keyOf(remark)) ?? 0) + 1);
  return remarks.after.filter((remark) => {
    const left = stood.get(keyOf(remark)) ?? 0;
    if (left > 0) stood.set(keyOf(remark), left - 1);
    return left === 0;
  });
}

/** A package from a registry that the file already used is no news about registries. */
function withoutKnownSites(
  remarks: readonly Remark[],
  before: DependencySet | undefined,
  after: DependencySet,
): readonly Remark[] {
  const aboutSites = (remark: Remark) => remark.code === 'registry-address' && remark.name !== undefined;
  if (before === undefined || !remarks.some(aboutSites)) return remarks;
  const sites = new Set(before.dependencies.map(hostOf).filter((host) => host !== undefined));
  const hosts = new Map<string, string | undefined>();
  for (const entry of after.dependencies) if (!hosts.has(entry.name)) hosts.set(entry.name, hostOf(entry));
  return remarks.filter((remark) => {
    const host = aboutSites(remark) ? hosts.get(remark.name ?? '') : undefined;
    return host === undefined || !sites.has(host);
  });
}

function hostOf(entry: DependencySet['dependencies'][number]): string | undefined {
  return entry.origin.kind === 'registry' ? siteOf(entry.origin.url)?.host : undefined;
}

function keyOf(remark: Remark): string {
  return `${remark.code}\n${remark.name ?? ''}\n${remark.message}`;
}

/** Latin letters among those of another script, or characters nobody sees: no honest publisher spells a name so. */
function isForged({ code, name = '' }: Remark): boolean {
  if (code !== 'suspicious-name') return false;
  return (
    (/\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(name)) ||
    /\p{Cf}/u.test(name)
  );
}

function draftOf(
  remark: Remark,
  after: DependencySet,
  where: { readonly path: string; readonly now: string },
): FileDraft {
  const entry = after.dependencies.find((e) => e.name === remark.name && e.place.line === remark.line);
  const fact = quote(remark.message, 200);
  return {
    message: fact.endsWith('.') ? fact : `${fact}.`,
    because: [{ fact, source: where.path, at: where.now }],
    path: where.path,
    ...(isForged(remark) ? { severity: 'critical' as const, confidence: 'high' as const } : {}),
    ...atLine(remark.line),
    ...(entry ? { package: packageOf(entry) } : {}),
  };
}

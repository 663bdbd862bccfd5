/** A repository on GitHub. */
export interface GithubName {
  readonly owner: string;
  readonly name: string;
}

/**
 * The web address of a source repository as package metadata spells it (`git+https://…`, `git@host:o/r.git`, `github:o/r`,
 * `o/r`), as `https://host/owner/repo`; undefined where it names none.
 */
export function repositoryUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim().slice(0, 500);
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+)\/([\w.-]+)(?:#.*)?$/.exec(trimmed);
  if (short) return `https://${hostOfShort(short[1])}/${short[2]}/${withoutGit(short[3] ?? '')}`;
  const scp = /^(?:git\+)?(?:ssh:\/\/)?[\w-]+@([\w.-]+)[:/]([^\s?#]+)/.exec(trimmed);
  if (scp) return webAddress(scp[1] ?? '', (scp[2] ?? '').split('/'));
  const url = URL.parse(trimmed.replace(/^(?:scm:)?(?:git\+|git:(?!\/\/))+/, ''));
  if (!url || !['https:', 'http:', 'git:', 'ssh:'].includes(url.protocol)) return undefined;
  return webAddress(url.hostname, url.pathname.split('/').filter(Boolean));
}

/** The owner and name in a web address on one of the given hosts. */
export function githubName(url: string | undefined, hosts: readonly string[] = ['github.com']): GithubName | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  if (!parsed || !hosts.includes(parsed.hostname.replace(/^www\./, ''))) return undefined;
  const [owner, name] = parsed.pathname.split('/').filter(Boolean);
  if (!owner || !name || !isGithubPart(owner) || !isGithubPart(name)) return undefined;
  return { owner, name: withoutGit(name) };
}

/** GitHub's own alphabet for owners and repositories; anything else is not put into an address. */
export function isGithubPart(text: string): boolean {
  return /^[\w.-]{1,100}$/.test(text) && text !== '.' && text !== '..';
}

function webAddress(host: string, path: readonly string[]): string | undefined {
  const [owner, name] = path.filter(Boolean);
  if (!host || !owner || !name || !/^[\w.~-]+$/.test(owner) || !/^[\w.~-]+$/.test(name)) return undefined;
  return `https://${host.toLowerCase().replace(/^www\./, '')}/${owner}/${withoutGit(name)}`;
}

function hostOfShort(service: string | undefined): string {
  if (service === 'gitlab') return 'gitlab.com';
  return service === 'bitbucket' ? 'bitbucket.org' : 'github.com';
}

function withoutGit(name: string): string {
  return name.endsWith('.git') ? name.slice(0, -4) : name;
}

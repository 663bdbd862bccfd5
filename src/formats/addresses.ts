import { authorityOf } from './syntax/credentials.ts';

export { withoutCredentials } from './syntax/credentials.ts';

/** Host with port of an address, lower-case, without login; undefined where the text is no address. */
export function hostOf(address: string): string | undefined {
  const authority = authorityOf(address);
  if (authority === undefined) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host === '' ? undefined : host;
}

const insecureSchemes = new Set(['http', 'git', 'ftp', 'svn', 'git+http', 'git+git', 'hg+http', 'svn+http']);

/** Whether an address is fetched without encryption. */
export function isInsecure(address: string): boolean {
  const at = address.indexOf('://');
  return at > 0 && insecureSchemes.has(address.slice(0, at).trim().toLowerCase());
}

import { pypi } from '../../ecosystems/pypi.ts';
import { hostOf, isInsecure, withoutCredentials } from '../addresses.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';

/** Says of an index that a file names whether it is another than PyPI, not encrypted, or gives a password away. */
export function sayIndex(collected: EntryCollector, written: string, about: { what: string; line?: number }): void {
  const { what, line } = about;
  const { text: url, found } = withoutCredentials(written);
  const where = line === undefined ? {} : { line };
  const host = hostOf(url);
  if (host === undefined || !pypi.registryHosts.includes(host)) {
    collected.remark('registry-address', `${what}: packages come from ${echo(url)}`, where);
  }
  if (isInsecure(url)) collected.remark('insecure-address', `${what}: ${echo(url)} is not encrypted`, where);
  if (found && holdsSecret(written)) {
    collected.remark('credentials-in-address', `${what}: the address of ${echo(url)} holds credentials`, where);
  }
}

/** A login of nothing but variables (`${USER}:${TOKEN}@`) gives nothing away. */
function holdsSecret(written: string): boolean {
  const login = /:\/\/([^/@]{1,400})@/.exec(written)?.[1];
  if (login === undefined) return true;
  const secret = login.slice(login.indexOf(':') + 1);
  return !/^\$(?:\{\w{1,100}\}|\w{1,100})$/.test(secret);
}

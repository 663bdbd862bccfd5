import type { Origin } from '../../domain/dependency.ts';
import { withoutCredentials } from '../addresses.ts';

/** The collector takes no longer names. */
const longest = 200;

/**
 * A name for what has none but its address: host and path, without scheme, login, query and `.git`; `short` gives the
 * last segment only, as package managers name a folder for it.
 */
export function nameOfAddress(origin: Origin, kind: 'whole' | 'short'): string {
  const address = origin.kind === 'path' ? origin.path : (origin.url ?? '');
  const bare = withoutCredentials(address).text.split(/[?#]/, 1)[0] ?? '';
  const scheme = bare.indexOf('://');
  const scp = /^[A-Za-z0-9._-]{1,60}@([A-Za-z0-9.-]{1,200}):(?!\/\/)(.*)$/s.exec(bare);
  const path = scheme === -1 ? (scp === null ? bare : `${scp[1] ?? ''}/${scp[2] ?? ''}`) : bare.slice(scheme + 3);
  const at = path.split('/', 1)[0]?.lastIndexOf('@') ?? -1;
  const whole = path
    .slice(at + 1)
    .replace(/\/{1,20}$/, '')
    .replace(/\.git$/, '');
  const host = whole.split('/', 1)[0] ?? '';
  const name =
    kind === 'whole' ? host.toLowerCase() + whole.slice(host.length) : whole.slice(whole.lastIndexOf('/') + 1);
  return name.slice(0, longest);
}

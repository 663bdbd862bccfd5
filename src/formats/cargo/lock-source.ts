import type { Origin } from '../../domain/dependency.ts';

const registry: Origin = { kind: 'registry' };
const ownIndexes = new Set([
  'registry+https://github.com/rust-lang/crates.io-index',
  'sparse+https://index.crates.io/',
  'sparse+https://index.crates.io',
]);

/** Reads `registry+URL`, `sparse+URL`, `git+URL?branch=x#commit`, `path+file://…` of a lockfile's source. */
export function originOf(source: string): Origin {
  if (ownIndexes.has(source)) return registry;
  const plus = source.indexOf('+');
  const [kind, address] = [source.slice(0, plus), source.slice(plus + 1)];
  switch (kind) {
    case 'registry':
    case 'sparse':
    case 'local-registry':
      return { kind: 'registry', url: address };
    case 'git':
      return gitOf(address);
    case 'path':
    case 'directory':
      return { kind: 'path', path: address.replace(/^file:\/\//, '') };
    default:
      return { kind: 'url', url: source };
  }
}

/** From version 4 of the lockfile on, what stands in the query is percent-encoded (rust-lang/cargo#12280). */
function gitOf(address: string): Origin {
  const hash = address.lastIndexOf('#');
  const commit = hash < 0 ? undefined : address.slice(hash + 1);
  const [url = '', query = ''] = (hash < 0 ? address : address.slice(0, hash)).split('?', 2);
  const asked = new URLSearchParams(query);
  const ref = asked.get('tag') ?? asked.get('branch') ?? asked.get('rev') ?? undefined;
  return { kind: 'git', url, ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
}

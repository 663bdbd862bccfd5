import type { DependencySet } from '../../domain/dependency.ts';
import { normaliseGoVersion } from '../../ecosystems/golang.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';

/**
 * go.sum: hashes of module archives. It is no list of what is built, yet a hash that changes at an unchanged version is
 * tampering. Lines that end their version in `/go.mod` hash metadata only and are left out. Source: go.dev/ref/mod.
 */
export const goSum: Format = {
  id: 'go-sum',
  ecosystem: 'golang',
  kind: 'lockfile',
  files: ['go.sum', 'go.work.sum'],
  reads: { direct: 'no', scope: 'no', integrity: 'yes', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Hashes of module archives; entries need not be built. Lines of `/go.mod` hashes are left out.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(goSum, path);
  for (const { number: line, text: written } of linesOf(text)) {
    const words = written.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0) continue;
    const [name = '', version = '', hash = ''] = words;
    if (words.length !== 3 || !/^v[0-9]/.test(version) || !/^h[0-9]+:[A-Za-z0-9+/]+={0,2}$/.test(hash)) {
      collected.unreadable('a line that is no module path, version and hash', line);
    } else if (!version.endsWith('/go.mod')) {
      collected.dependency({ name, version: normaliseGoVersion(version), line, endLine: line, integrity: [hash] });
    }
  }
  return collected.finish();
}

import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { linkDirect } from './link-manifests.ts';
import { collectBerry } from './yarn-berry.ts';
import { collectYarn1 } from './yarn-v1.ts';

/** yarn's lockfile, both kinds: classic (its own syntax) and berry (YAML, told by its `__metadata`). */
export const yarnLock: Format = {
  id: 'yarn-lock',
  ecosystem: 'npm',
  kind: 'lockfile',
  files: ['yarn.lock'],
  reads: { direct: 'linked', scope: 'linked', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'yarn 1, and berry with every __metadata version. Direct flags come from package.json in yarn 1; dev from package.json in both. Berry records hashes of its own archives, not of the registry’s.',
  parse,
  link: linkDirect,
};

const berryHead = /^__metadata:/m;

function parse(text: string, path: string): DependencySet {
  const isBerry = berryHead.test(text);
  // Only classic files have hashes that every entry must have.
  const reads = isBerry ? yarnLock.reads : { ...yarnLock.reads, integrity: 'yes' as const };
  const format = { ...yarnLock, reads };
  const collected = new EntryCollector(format, path);
  const members: string[] = [];
  const refusal = isBerry ? collectBerry(text, collected, members) : collectYarn1(text, collected);
  if (refusal === undefined) return isBerry ? { ...collected.finish(), workspaces: members } : collected.finish();
  const refused = new EntryCollector(format, path);
  refused.problem('unreadable-file', refusal.message, refusal.line);
  return refused.finish();
}

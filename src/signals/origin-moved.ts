import { ecosystemOf } from '../ecosystems/index.ts';
import type { Dependency } from '../domain/dependency.ts';
import { imitatedRegistry } from '../ecosystems/names/registry-hosts.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { atLine, capped, packageOf, pairsByName, siteOf } from './reading/files.ts';
import { quote } from './reading/say.ts';

interface Move {
  readonly entry: Dependency;
  readonly from: string;
  readonly to: string;
  readonly weaker: boolean;
}

/** Entries of a lockfile that are fetched from another registry than before. */
export const originMoved = defineFileSignal({
  id: 'origin-moved',
  title: 'Fetched from another place',
  why: 'The address in a lockfile decides whose bytes are installed. torchtriton’s name on the public index won over the vendor’s own.',
  remedy:
    'Restore the registry that the entries had, or state the move in the pull request and in the package manager’s settings.',
  severity: 'high',
  confidence: 'high',
  detect: ({ before, after, path, now }): readonly FileDraft[] => {
    if (before === undefined || after === undefined || after.kind !== 'lockfile') return [];
    const pairs = pairsByName(before, after).filter(
      (p) => p.before.origin.kind === 'registry' && p.after.origin.kind === 'registry',
    );
    if (pairs.length > 1 && settingChanged(pairs)) return [];
    const moves = pairs.flatMap((p) => moveOf(p.before, p.after));
    const first = moves[0];
    if (first === undefined) return [];
    const together =
      moves.length === pairs.length && moves.length > 2 && moves.every((m) => m.to === first.to && !m.weaker);
    if (together) {
      const fact = `All ${moves.length} entries moved from ${quote(first.from)} to ${quote(first.to)}`;
      return [{ message: `${fact}.`, because: [{ fact, source: path, at: now }], path, severity: 'medium' }];
    }
    return capped(
      moves.map((move) => {
        const fact = `${quote(move.entry.name)} was fetched from ${quote(move.from)} and now from ${quote(move.to)}`;
        const registry = imitatedRegistry(move.to, ecosystemOf(move.entry.ecosystem).registryHosts);
        const level = registry === undefined ? {} : ({ severity: 'critical' } as const);
        const place = { path, ...atLine(move.entry.place.line), package: packageOf(move.entry) };
        const like = registry === undefined ? '' : `, a host that is made to look like ${registry}`;
        return { message: `${fact}${like}.`, because: [{ fact, source: path, at: now }], ...place, ...level };
      }),
    );
  },
});

/** Addresses for all entries became addresses for none, or the reverse: a setting of the tool that wrote the file. */
function settingChanged(pairs: ReturnType<typeof pairsByName>): boolean {
  const told = (e: Dependency) => e.origin.kind === 'registry' && e.origin.url !== undefined;
  const added = pairs.every((p) => !told(p.before) && told(p.after));
  return added || pairs.every((p) => told(p.before) && !told(p.after));
}

/** No address means the ecosystem's own registry: leaving out or writing down the public host is no move. */
function moveOf(before: Dependency, after: Dependency): readonly Move[] {
  // Nearly all entries of a lockfile: no address need be taken apart.
  if (addressOf(before) === addressOf(after)) return [];
  const hosts = ecosystemOf(after.ecosystem).registryHosts;
  const site = (e: Dependency) => siteOf(addressOf(e));
  const name = (host: string | undefined) =>
    host === undefined || hosts.includes(host) ? 'the public registry' : host;
  const [old, current] = [site(before), site(after)];
  const weaker = old?.scheme === 'https' && current?.scheme === 'http';
  const [from, to] = [name(old?.host), name(current?.host)];
  if (weaker) return [{ entry: after, from: `https://${old.host}`, to: `http://${current.host}`, weaker }];
  return from === to ? [] : [{ entry: after, from, to, weaker: false }];
}

function addressOf({ origin }: Dependency): string | undefined {
  return origin.kind === 'registry' ? origin.url : undefined;
}

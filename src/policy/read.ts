import type { Action, Policy } from '../domain/policy.ts';
import type { Problem } from '../domain/problem.ts';
import { defaultPolicy } from './default.ts';
import { nearest } from './nearest.ts';
import { readExceptions } from './read-exceptions.ts';
import { readLicences } from './read-licences.ts';
import { PolicyReader, scalarText, shown, type PolicyTree } from './tree.ts';

export interface PolicyReading {
  readonly policy: Policy;
  /** Each says what was wrong and what holds instead; none of them ever makes the policy milder. */
  readonly problems: readonly Problem[];
}

const keys = [
  'exceptions',
  'internal-names',
  'licences',
  'read-code',
  'registries',
  'release-age',
  'signals',
  'thresholds',
  'version',
  'when-inconclusive',
];
const longestAgeHours = 24 * 90;

/**
 * Reads `.github/lockwarden.yml`, already parsed. What cannot be understood keeps its default and is reported; a file
 * that says one thing twice is not believed at all. An `extends` is refused: a policy never leads to a request.
 */
export function readPolicy(tree: PolicyTree | undefined, path: string): PolicyReading {
  const reader = new PolicyReader(path);
  if (tree === undefined || (tree.kind === 'scalar' && scalarText(tree) === ''))
    return { policy: defaultPolicy, problems: [] };
  if (tree.kind !== 'map') {
    reader.problem(tree.line, 'the file must be a mapping of keys; the default policy holds');
    return { policy: defaultPolicy, problems: reader.problems };
  }
  if (reader.duplicatesIn(tree)) return { policy: defaultPolicy, problems: reader.problems };
  const entry = reader.map(tree, {
    keys,
    name: 'the policy',
    refused: { extends: 'a policy is never fetched from elsewhere' },
  });
  const policy: Policy = {
    signals: readSignals(reader, entry('signals')),
    thresholds: readThresholds(reader, entry('thresholds')),
    whenInconclusive: reader.choice(
      entry('when-inconclusive'),
      ['incomplete', 'warn', 'pass'],
      defaultPolicy.whenInconclusive,
    ),
    releaseAgeHours: readAge(reader, entry('release-age')),
    exceptions: readExceptions(reader, entry('exceptions'), Object.keys(defaultPolicy.signals)),
    registries: reader.texts(entry('registries'), 'registries'),
    readsCode: reader.choice(entry('read-code'), ['true', 'false'], 'true') === 'true',
    internalNames: reader.texts(entry('internal-names'), 'internal-names'),
    ...(entry('licences') === undefined ? {} : { licences: readLicences(reader, entry('licences')) }),
  };
  const version = entry('version');
  if (version !== undefined && scalarText(version) !== '1') reader.problem(version.line, '`version` must be 1');
  return { policy, problems: reader.problems };
}

/** The policy where the file could not be parsed: the defaults, and why. */
export function policyOfBrokenFile(
  path: string,
  failure: { readonly message: string; readonly line?: number },
): PolicyReading {
  const reader = new PolicyReader(path);
  reader.problem(failure.line, `${failure.message}; the default policy holds`);
  return { policy: defaultPolicy, problems: reader.problems };
}

function readSignals(reader: PolicyReader, tree: PolicyTree | undefined): Policy['signals'] {
  const known = Object.keys(defaultPolicy.signals);
  const actions: Record<string, Action> = { ...defaultPolicy.signals };
  for (const [id, value] of reader.members(tree, 'signals')) {
    if (!known.includes(id)) {
      const near = nearest(id, known);
      reader.problem(
        value.line,
        `there is no signal \`${shown(id)}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
      );
      continue;
    }
    const choice = reader.choice<Action>(value, ['block', 'warn', 'note', 'off'], actions[id] ?? 'note');
    actions[id] = choice;
  }
  return actions;
}

function readThresholds(reader: PolicyReader, tree: PolicyTree | undefined): Policy['thresholds'] {
  const { warn, block } = defaultPolicy.thresholds;
  if (tree === undefined) return { warn, block };
  const entry = reader.map(tree, { keys: ['block', 'warn'], name: '`thresholds`' });
  const read = {
    warn: reader.number(entry('warn'), { least: 1, most: 100, instead: warn }),
    block: reader.number(entry('block'), { least: 1, most: 100, instead: block }),
  };
  if (read.warn <= read.block) return read;
  reader.problem(tree.line, '`warn` must not be above `block`; the default thresholds hold');
  return { warn, block };
}

/** `3 days`, `72h`, `72`: hours without a unit. */
function readAge(reader: PolicyReader, tree: PolicyTree | undefined): number {
  if (tree === undefined) return defaultPolicy.releaseAgeHours;
  const match = /^(\d{1,5})\s{0,3}(h|hours?|d|days?|w|weeks?)?$/.exec(scalarText(tree) ?? '');
  const unit = { h: 1, d: 24, w: 168 }[match?.[2]?.[0] ?? 'h'] ?? 1;
  const hours = match === null ? Number.NaN : Number(match[1]) * unit;
  if (hours <= longestAgeHours) return hours;
  reader.problem(tree.line, '`release-age` must be a time such as `72h` or `3 days`, at most 90 days; 72 hours hold');
  return defaultPolicy.releaseAgeHours;
}

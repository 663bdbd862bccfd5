import type { AddedOrChanged } from '../../src/domain/change.ts';
import type { Entry } from '../../src/domain/dependency.ts';
import { isPinned } from '../../src/domain/dependency.ts';
import type { FactName, Facts } from '../../src/domain/facts.ts';
import type { Known } from '../../src/domain/known.ts';
import type { Collected, Source } from '../../src/evidence/source.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import { factNames } from '../../src/evidence/fact-names.ts';
import { createHttpClient } from '../../src/adapters/http/client.ts';
import type { Clock } from '../../src/adapters/http/clock.ts';
import { allowedFor, rootsOf, type SourceRoots } from '../../src/adapters/roots.ts';
import { githubSources } from '../../src/adapters/source/github-source.ts';
import { sourcesBesideGithub, type SourceConfig } from '../../src/adapters/sources.ts';

/** A port where nobody listens, for services that a test does not speak of. */
const nowhere = 'http://127.0.0.1:9/';

const silent: Partial<SourceRoots> = {
  npmRegistry: nowhere,
  npmDownloads: nowhere,
  pypi: nowhere,
  osv: nowhere,
  githubApi: nowhere,
  crates: nowhere,
  rubygems: nowhere,
  packagist: nowhere,
  nuget: nowhere,
  goproxy: nowhere,
  maven: nowhere,
  hex: nowhere,
  pub: nowhere,
  registries: [],
};

/** Waits for nothing, so that a service which is not there costs no back-off. */
const hasty: Clock = { now: () => performance.now(), sleep: async () => undefined, random: () => 0 };

/** All sources for some roots, over a client of their own. */
export interface Asking {
  readonly sources: readonly Source[];
  readonly close: () => Promise<void>;
  /** The wanted facts about one change, gathered as a review gathers them. */
  readonly ask: (
    change: AddedOrChanged,
    options?: { readonly now?: string; readonly wanted?: readonly FactName[] },
  ) => Promise<Collected>;
}

/** Sources that ask only the given services; every other root leads nowhere. */
export function asking(given: Partial<SourceConfig>, at = '2026-06-15T12:00:00Z'): Asking {
  const roots = rootsOf({ ...silent, npmDownloads: given.npmRegistry ?? nowhere, ...given });
  const http = createHttpClient({ roots: allowedFor(roots), clock: hasty });
  const config = { ...given, ...roots };
  const now = () => at;
  const sources = [...sourcesBesideGithub(config, http, now), ...githubSources(config, http, now)()];
  return {
    sources,
    close: http.close,
    ask: async (change, options = {}) => {
      const question = { now: options.now ?? at, wanted: new Set(options.wanted ?? factNames), sources };
      const budget = { signal: AbortSignal.timeout(10_000), left: () => 10_000 };
      const [evidence] = await collectEvidence([change], question, budget);
      if (!evidence) throw new Error('no evidence');
      return evidence;
    },
  };
}

/** The value of a fact that must be known. */
export function valueOf<F extends FactName>(facts: Collected, name: F): Facts[F] {
  const fact: Known<Facts[F]> | undefined = facts[name];
  if (fact?.state !== 'known')
    throw new Error(`${name} is ${fact?.state ?? 'missing'}: ${fact?.state === 'unknown' ? fact.reason : ''}`);
  return fact.value;
}

/** A change that adds one entry. */
export function addition(after: Entry): AddedOrChanged {
  return { kind: 'added', path: after.place.path, ecosystem: after.ecosystem, name: after.name, via: [], after };
}

/** A change of one entry to another. */
export function changeOf(before: Entry, after: Entry): AddedOrChanged {
  const same = isPinned(before) && isPinned(after) && before.version === after.version;
  const { ecosystem, name } = after;
  return {
    kind: 'changed',
    path: after.place.path,
    ecosystem,
    name,
    via: [],
    before,
    after,
    step: same ? 'same-version' : 'up',
    moved: [],
  };
}

import type { HistoryEntry, Provenance, ProvenanceRecord } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import { countedHttp } from '../http/counted.ts';
import type { Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import type { PypiFiles } from '../registries/pypi.ts';
import { router } from '../registries/places.ts';
import { settledBefore } from '../registries/resolve.ts';
import { askFor } from '../registries/source.ts';
import type { SourceRoots } from '../roots.ts';
import { npmProvenance } from './npm.ts';
import { pypiProvenance } from './pypi.ts';
import type { Trust } from './trusted-root.ts';

const maxEarlier = 5;
/** Earlier releases whose statements are read; of the others the registry's own word is enough. */
const maxRead = 2;

export interface ProvenanceParts {
  readonly roots: SourceRoots;
  readonly trust: Trust;
  readonly pypiFiles: PypiFiles;
  readonly now: () => Instant;
}

/** Where releases were built, beside the habit of their line. Ecosystems without provenance have none: absent. */
export function provenanceSource(base: HttpClient, parts: ProvenanceParts): Source {
  const { roots, trust, pypiFiles, now } = parts;
  const http = countedHttp(base);
  const npmRoute = router('npm', roots.npmRegistry, roots.registries);

  async function read(subject: Subject, version: string, signal: AbortSignal): Promise<Answer<Provenance>> {
    const { change, found } = subject;
    if (change.ecosystem === 'npm') {
      const origin = change.after.origin.kind === 'registry' ? change.after.origin.url : undefined;
      const isCurrent = version === subject.after?.version && found.release?.state === 'known';
      const hashes = isCurrent && found.release?.state === 'known' ? found.release.value.hashes : undefined;
      const { root } = npmRoute(change.name, origin);
      const ask = { name: change.name, version, hashes: hashes?.state === 'known' ? hashes.value : undefined, signal };
      return npmProvenance(http, { root, trust }, ask);
    }
    const files = await pypiFiles(askFor(subject, { signal, left: () => 0 }), version);
    if (files.state !== 'found') return files;
    const attested = files.value.filter((one) => one.provenance !== undefined);
    const file = attested.find((one) => one.kind === 'bdist_wheel') ?? attested[0];
    return file ? pypiProvenance(http, trust, { file, signal }) : { state: 'missing', status: 404 };
  }

  async function recordOf(subject: Subject, version: string, signal: AbortSignal): Promise<Known<ProvenanceRecord>> {
    const { history, release } = subject.found;
    if (release?.state !== 'known' || history?.state !== 'known')
      return unknown('the registry does not tell', 'provenance');
    const from = release.from;
    const { attested } = release.value;
    const line = settledBefore(ecosystemOf(subject.change.ecosystem), history.value, version).slice(0, maxEarlier);
    const [current, earlier] = await Promise.all([
      attested.state === 'known' && !attested.value ? undefined : read(subject, version, signal),
      readEarlier(subject, line, signal),
    ]);
    if (current?.state === 'failed') return unknown(current.reason, from);
    if (current?.state === 'missing' && attested.state !== 'known')
      return unknown(`${from} does not tell whether there is provenance`, from);
    if (current?.state === 'missing')
      return unknown(`${from} says that there is provenance and does not give it`, from);
    return known({ current: current?.value, earlier }, from, now());
  }

  async function readEarlier(
    subject: Subject,
    line: readonly HistoryEntry[],
    signal: AbortSignal,
  ): Promise<ProvenanceRecord['earlier']> {
    const told = line.filter((entry) => entry.attested !== undefined);
    const toRead = new Set(told.filter((entry) => entry.attested === true).slice(0, maxRead));
    return Promise.all(
      told.map(async (entry) => {
        const answer = toRead.has(entry) ? await read(subject, entry.version, signal) : undefined;
        return {
          version: entry.version,
          provenance: answer?.state === 'found' ? answer.value : entry.attested === true,
        };
      }),
    );
  }

  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    const { change, found } = subject;
    const version = subject.after?.version;
    const has = change.ecosystem === 'npm' || change.ecosystem === 'pypi';
    if (!has || version === undefined || change.after.origin.kind !== 'registry')
      return { provenance: absent('provenance', now()) };
    const { release } = found;
    if (release?.state === 'unknown') return { provenance: release };
    if (release?.state === 'absent') return { provenance: absent(release.from, now()) };
    return { provenance: await recordOf(subject, version, budget.signal) };
  }

  return {
    id: 'provenance',
    routed: true,
    provides: ['provenance'],
    after: ['history', 'release'],
    ecosystems: 'all',
    collect,
    use: http.use,
  };
}

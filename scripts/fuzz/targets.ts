import { membersIn } from '../../src/adapters/registries/json-scan.ts';
import { readPackument } from '../../src/adapters/registries/npm-packument.ts';
import { readSimple } from '../../src/adapters/registries/pypi-files.ts';
import { elementsOf } from '../../src/adapters/registries/xml.ts';
import { readRecord } from '../../src/adapters/advisories/record.ts';
import { parseCommands } from '../../src/app/commands/parse.ts';
import { policyInForce } from '../../src/app/policy-in-force.ts';
import { translate } from '../../src/app/webhooks/index.ts';
import { formats } from '../../src/formats/index.ts';
import { compareGuardrails } from '../../src/guardrails/compare.ts';
import { readGuardrails } from '../../src/guardrails/index.ts';
import { guardrailSignalList } from '../../src/signals/index.ts';
import { archiveTargets } from './archive-targets.ts';
import { formatTarget } from './format-target.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import { commentSample, policySample } from './samples.ts';
import { advisorySample, deliverySamples, packumentSample, simpleSample } from './samples-services.ts';
import { guardrailSeeds, seedsOf } from './seeds.ts';
import type { Seed } from './seeds.ts';

/** What a reader made of one input: all that may be shown of it, and all of it. */
export interface Yield {
  /** Sentences for people: no control characters, none longer than a paragraph. */
  readonly messages: readonly string[];
  /** Everything the reader gave, as plain data: equal for equal input, without credentials, of bounded size. */
  readonly all: unknown;
  /** What is read is the repository's own word for word and never shown but escaped: it may hold what stands in the file. */
  readonly verbatim?: true;
}

/** A reader under test. `read` takes the same input twice. */
export interface Target {
  readonly id: string;
  readonly seeds: readonly Seed[];
  readonly change: (seed: Buffer, other: Buffer, random: Random) => Buffer;
  readonly read: (bytes: Buffer, path: string, seed: Buffer) => Yield | Promise<Yield>;
}

/** Every reader of something foreign, sorted by id: formats first, then the others. */
export function allTargets(seeds: readonly Seed[]): readonly Target[] {
  const ofFormats = formats.map((format) => formatTarget(format, seedsOf(format, seeds)));
  return [...ofFormats, ...archiveTargets(), ...textTargets(seeds), ...serviceTargets()].filter(
    (target) => target.seeds.length > 0,
  );
}

function textTargets(seeds: readonly Seed[]): readonly Target[] {
  return [
    target('commands', [seed('comment.md', commentSample)], (bytes) => ({
      messages: [],
      all: parseCommands(bytes.toString('utf8')),
      verbatim: true,
    })),
    target('guardrails', guardrailSeeds(seeds), (bytes, path, before) => {
      const [had, has] = [before, bytes].map((side) => readGuardrails([{ path, text: side.toString('utf8') }]));
      const changes = compareGuardrails(had ?? [], has ?? []);
      const outcomes = guardrailSignalList.map((signal) => signal.run({ now: '2026-01-01T00:00:00Z', changes }));
      const findings = outcomes.flatMap((outcome) => (outcome.outcome === 'fired' ? outcome.findings : []));
      return { messages: findings.map(({ message }) => message), all: [has, findings] };
    }),
    target('policy', [seed('.github/lockwarden.yml', policySample)], (bytes) => {
      const { policy, problems } = policyInForce({ bytes }, 'a'.repeat(40));
      return { messages: problems.map(({ message }) => message), all: [policy, problems], verbatim: true };
    }),
    target(
      'webhooks',
      deliverySamples.map(({ event, payload }) => seed(event, JSON.stringify(payload))),
      (bytes, path) => {
        const payload = jsonOf(bytes);
        const translation = translate({ guid: 'x', event: path, payload }, { appId: 7 });
        return { messages: translation.result === 'job' ? [] : [translation.why], all: translation.result };
      },
    ),
  ];
}

function serviceTargets(): readonly Target[] {
  const answers = (id: string, sample: string, read: (bytes: Buffer) => unknown) =>
    target(id, [seed(`${id}.json`, sample)], (bytes) => ({ messages: [], all: refusing(() => read(bytes)) }));
  return [
    answers(
      'service-maven-metadata',
      '<metadata><versioning><versions><version>1</version></versions></versioning></metadata>',
      (bytes) => elementsOf(bytes.toString('utf8')).length,
    ),
    answers('service-npm-packument', packumentSample, (bytes) => {
      const packument = readPackument(bytes, {
        name: 'left-pad',
        pick: (entries) => entries.map(({ version }) => version),
      });
      return [packument.entries.length, packument.details.size, [...membersIn(bytes)].length];
    }),
    answers('service-osv-advisory', advisorySample, (bytes) => readRecord(jsonOf(bytes))?.severity),
    answers('service-pypi-simple', simpleSample, (bytes) => readSimple(bytes, 'flask').files.length),
  ];
}

function target(id: string, seeds: readonly Seed[], read: Target['read']): Target {
  return { id, seeds, change: mutate, read };
}

function seed(path: string, text: string): Seed {
  return { path, bytes: Buffer.from(text) };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Readers of answers refuse by throwing a SyntaxError; their callers expect that and nothing else. */
function refusing(read: () => unknown): unknown {
  try {
    return read() ?? null;
  } catch (error) {
    const isRefusal = typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError';
    if (!isRefusal) throw error;
    return 'refused';
  }
}

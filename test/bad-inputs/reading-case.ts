import { readFileSync } from 'node:fs';
import { policyInForce, policyPath } from '../../src/app/policy-in-force.ts';
import { realTimer } from '../../src/adapters/http/real-timer.ts';
import type { DependencySet } from '../../src/domain/dependency.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { ChangedFile, FileContent, FileReader } from '../../src/review/ports.ts';
import { review } from '../../src/review/review.ts';
import { ownPath, standInPath, textIn } from './case.ts';
import type { Case, Outcome } from './case.ts';
import { classesOfProblems, classesOfRemarks, classesOfSignals, unreadable } from './classes.ts';
import { ownPolicy } from './config-case.ts';

const now = '2026-11-20T08:10:00Z';

/** Reads files: what is found, remarked and refused. */
export async function runExtractCase(asked: Case, reader: FileReader): Promise<Outcome> {
  const files = filesOf(asked);
  const sets = await reader.read(files.flatMap(({ path, after }) => bytesOf(path, after)));
  const missing = files.flatMap(({ after }) => (after !== undefined && 'problem' in after ? [after.problem] : []));
  return outcomeOf(sets, { problems: [...missing, ...sets.flatMap((set) => set.problems)], findings: [] });
}

/** Reviews the head's files against the base's, offline, by the base's policy. */
export async function runReviewCase(asked: Case, reader: FileReader): Promise<Outcome> {
  const files = filesOf(asked);
  const base = files.find(({ path }) => path === policyPath)?.before;
  const sets = await reader.read(files.flatMap(({ path, after }) => bytesOf(path, after)));
  const { report } = await review(
    {
      subject: { base: 'b'.repeat(40), head: 'a'.repeat(40) },
      now,
      clockFixed: true,
      files,
      problems: [],
      policy: policyInForce(base, 'b'.repeat(40)),
    },
    { reader, sources: [], timer: realTimer, budgetMs: 1_000 },
  );
  return outcomeOf(sets, { problems: report.problems, findings: report.verdict.findings });
}

/** What a server has done before its first pull request comes: workers are up and the formats are loaded. */
export async function warmUp(_asked: Case, reader: FileReader): Promise<object> {
  await reader.read([{ path: 'requirements.txt', bytes: Buffer.from('left==1.0.0\n') }]);
  return {};
}

function bytesOf(path: string, content: FileContent | undefined) {
  return content !== undefined && 'bytes' in content ? [{ path, bytes: content.bytes }] : [];
}

function filesOf({ path = '', file, files, context }: Case): readonly ChangedFile[] {
  if (files === undefined) {
    const after = file === undefined ? undefined : contentOf(path, file, textIn(context, 'mode'));
    return [{ path: ownPath(path), before: undefined, after }];
  }
  const side = (name: string) =>
    new Map((files[name] ?? []).map((one) => [ownPath(one.path), contentOf(one.path, one.file)]));
  const [before, after] = [side('base'), side('head')];
  return [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
    path: name,
    before: before.get(name),
    after: after.get(name),
  }));
}

function contentOf(path: string, file: string, mode = ''): FileContent {
  if (mode === '120000' || mode === '160000') {
    const what = mode === '120000' ? 'a symbolic link' : 'a submodule';
    return { problem: { code: 'not-regular-file', path, message: `this is ${what}, not a file` } };
  }
  const bytes = readFileSync(file);
  return { bytes: ownPath(path) === policyPath ? Buffer.from(ownPolicy(bytes.toString('utf8'))) : bytes };
}

interface Told {
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

function outcomeOf(sets: readonly DependencySet[], { problems, findings }: Told): Outcome {
  const flags = [
    ...sets.flatMap((set) => set.remarks.flatMap(({ code }) => classesOfRemarks[code])),
    ...findings.flatMap(({ signal }) => classesOfSignals[signal] ?? []),
    ...problems.flatMap(({ code }) => classesOfProblems[code] ?? []),
  ];
  const read = sets.reduce((sum, set) => sum + set.dependencies.length + set.requirements.length, 0);
  return {
    // A file of which nothing could be read is refused, whatever each problem is called.
    ok: !problems.some(({ code }) => unreadable.has(code)) && (problems.length === 0 || read > 0),
    packages: sets.flatMap((set) => set.dependencies.map(({ name, version }) => `${name}@${version}`)),
    flags: [...new Set(flags)],
    errors: problems.map(({ path, line, message }) => ({
      path: standInPath(path),
      reason: line === undefined ? message : `line ${line}: ${message}`,
    })),
  };
}

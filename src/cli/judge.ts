import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LockwardenError, messageOf } from '../domain/error.ts';
import type { Gathered } from '../review/gathered.ts';
import { judge } from '../review/judge.ts';
import { textOption, type Run } from './io.ts';
import { policyFor } from './policy.ts';
import { render, renderingOf } from './render.ts';
import { exitOf } from './review.ts';

/** `lockwarden judge`: the verdict over saved evidence, offline. */
export const judgeSaved: Run = async ([file = ''], options, io) => {
  const rendering = renderingOf(options);
  const gathered = await readGathered(resolve(io.folder, file));
  const policy = await policyFor({
    file: textOption(options, 'policy'),
    folder: io.folder,
    base: undefined,
    commit: '',
  });
  const report = judge(gathered, policy);
  io.out(render(report, rendering, io));
  return exitOf(report.verdict.decision);
};

async function readGathered(path: string): Promise<Gathered> {
  let saved: unknown;
  try {
    saved = JSON.parse(await readFile(path, 'utf8'));
  } catch (thrown) {
    throw new LockwardenError(
      'usage',
      `${path} holds no saved evidence: ${messageOf(thrown)}`,
      'Save it with `lockwarden review --save-evidence FILE`.',
    );
  }
  if (!isGathered(saved))
    throw new LockwardenError('usage', `${path} is not evidence of this version`, 'Save it again with this version.');
  return saved;
}

/** Evidence is our own file; its head is checked so that a wrong file is named as such. */
function isGathered(value: unknown): value is Gathered {
  if (typeof value !== 'object' || value === null || !('schema' in value) || value.schema !== 1) return false;
  return ['evidence', 'outcomes', 'changes', 'problems', 'files'].every((key) =>
    Array.isArray(Reflect.get(value, key)),
  );
}

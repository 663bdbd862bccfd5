import type { ChangedFile } from '../../src/review/ports.ts';
import { guardrailOutcomes } from '../../src/review/guardrail-outcomes.ts';
import { now } from '../support/build.ts';

const dependabot = (days: number) =>
  `updates:\n  - package-ecosystem: npm\n    directory: /web\n    cooldown:\n      default-days: ${days}\n`;

function file(path: string, before: string, after = before): ChangedFile {
  const was = { bytes: Buffer.from(before) };
  return { path, before: was, after: before === after ? was : { bytes: Buffer.from(after) } };
}

const raised = [file('.github/dependabot.yml', dependabot(3), dependabot(7))];
const ids = async (...args: Parameters<typeof guardrailOutcomes>) =>
  (await guardrailOutcomes(...args)).map(({ signal }) => signal);

describe('guardrailOutcomes', () => {
  it('reads where the package managers of that folder would wait, and compares', async () => {
    const asked: string[] = [];
    const answering = (files: readonly ChangedFile[] | undefined) => ({
      unchanged: (paths: readonly string[]) => {
        asked.push(...paths);
        return Promise.resolve(files);
      },
    });
    expect(await ids({ files: raised, now }, answering([]))).toEqual(['waiting-times-disagree']);
    expect(asked).toContain('web/.npmrc');
    const equal = answering([file('web/.npmrc', 'min-release-age=7\n')]);
    expect(await ids({ files: raised, now }, equal)).toEqual([]);
    expect(await ids({ files: raised, now }, answering(undefined))).toEqual([]);
  });

  it('asks for nothing where no waiting time of a bot changes', async () => {
    const unchanged = () => Promise.reject(new Error('asked'));
    const files = [file('.npmrc', 'min-release-age=7\n', 'min-release-age=1\n')];
    expect(await ids({ files, now }, { unchanged })).toEqual(['release-age-lowered']);
  });
});

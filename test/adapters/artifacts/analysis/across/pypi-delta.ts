import { analyse } from '../../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../../src/adapters/artifacts/limits.ts';
import type { Capability } from '../../../../../src/domain/facts.ts';
import { zipOf } from '../../packing.ts';

type Files = Readonly<Record<string, string>>;

/** What the files of a wheel newly can do, as the analysis tells it. */
export async function capabilitiesOfWheel(after: Files, before: Files): Promise<readonly Capability[]> {
  const packed = (version: string, files: Files): { fileName: string; bytes: Buffer } => ({
    fileName: `thing-${version}-py3-none-any.whl`,
    bytes: zipOf(Object.entries(files).map(([path, text]) => ({ path, text }))),
  });
  const delta = await analyse(
    {
      ecosystem: 'pypi',
      after: packed('1.1', after),
      before: packed('1.0', before),
      companion: undefined,
      registry: undefined,
      limits: defaultLimits,
      stated: { registry: [], lockfile: [], ofOneFile: true },
    },
    () => undefined,
  );
  return delta.capabilities;
}

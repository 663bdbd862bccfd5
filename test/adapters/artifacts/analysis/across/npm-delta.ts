import { analyse } from '../../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../../src/adapters/artifacts/limits.ts';
import type { Capability } from '../../../../../src/domain/facts.ts';
import { npmTgz } from '../../packing.ts';

type Files = Readonly<Record<string, string>>;

const manifest = (version: string): string => JSON.stringify({ name: 'thing', version, main: 'index.js' });

/** What the files of a release of npm newly can do, as the analysis tells it. */
export async function capabilitiesOfNpm(after: Files, before: Files): Promise<readonly Capability[]> {
  const packed = (version: string, files: Files): { fileName: string; bytes: Buffer } => ({
    fileName: `thing-${version}.tgz`,
    bytes: npmTgz({ 'package.json': manifest(version), ...files }),
  });
  const delta = await analyse(
    {
      ecosystem: 'npm',
      after: packed('1.0.1', after),
      before: packed('1.0.0', before),
      companion: undefined,
      registry: undefined,
      limits: defaultLimits,
      stated: { registry: [], lockfile: [], ofOneFile: true },
    },
    () => undefined,
  );
  return delta.capabilities;
}

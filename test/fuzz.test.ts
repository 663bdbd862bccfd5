import { runCampaign } from '../scripts/fuzz/campaign.ts';
import { readSeeds } from '../scripts/fuzz/seeds.ts';
import { allTargets } from '../scripts/fuzz/targets.ts';
import { formats } from '../src/formats/index.ts';

/** `npm run fuzz` reads 20,000 inputs with every reader, from more files. */
const count = 40;
const targets = allTargets(readSeeds(false));

describe('changed copies of real files', () => {
  it('are made for every format', () => {
    const ids = new Set(targets.map(({ id }) => id));
    expect(formats.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(targets)('do $id no harm', async (target) => {
    const { defects } = await runCampaign(target, { seed: 1, from: 0, count });
    expect(defects).toEqual([]);
  });
});

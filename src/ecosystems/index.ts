import type { EcosystemId } from '../domain/package.ts';
import { conda } from './conda.ts';
import type { Ecosystem } from './ecosystem.ts';
import { jsr, npm } from './npm.ts';
import { plainEcosystem } from './plain.ts';
import { pypi } from './pypi.ts';

/**
 * Every ecosystem, by its purl type, sorted. A new member of `EcosystemId` does not compile until it has a row here.
 * Rows of `plainEcosystem` are those whose versions we do not order yet.
 */
export const ecosystems: Readonly<Record<EcosystemId, Ecosystem>> = {
  cargo: plainEcosystem('cargo', 'crates.io'),
  cocoapods: plainEcosystem('cocoapods'),
  composer: plainEcosystem('composer', 'Packagist'),
  conan: plainEcosystem('conan', 'ConanCenter'),
  conda,
  cpan: plainEcosystem('cpan'),
  cran: plainEcosystem('cran', 'CRAN'),
  docker: plainEcosystem('docker'),
  gem: plainEcosystem('gem', 'RubyGems'),
  generic: plainEcosystem('generic'),
  githubactions: plainEcosystem('githubactions', 'GitHub Actions'),
  golang: plainEcosystem('golang', 'Go'),
  hackage: plainEcosystem('hackage', 'Hackage'),
  helm: plainEcosystem('helm'),
  hex: plainEcosystem('hex', 'Hex'),
  huggingface: plainEcosystem('huggingface'),
  jsr,
  julia: plainEcosystem('julia', 'Julia'),
  maven: plainEcosystem('maven', 'Maven'),
  npm,
  nuget: plainEcosystem('nuget', 'NuGet'),
  pub: plainEcosystem('pub', 'Pub'),
  pypi,
  swift: plainEcosystem('swift', 'SwiftURL'),
  terraform: plainEcosystem('terraform'),
};

/** The ecosystem of a purl type. */
export function ecosystemOf(id: EcosystemId): Ecosystem {
  return ecosystems[id];
}

/** Whether a text is the purl type of an ecosystem that has a row. */
export function isEcosystemId(text: string): text is EcosystemId {
  return Object.hasOwn(ecosystems, text);
}

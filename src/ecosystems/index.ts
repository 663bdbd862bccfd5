import type { EcosystemId } from '../domain/package.ts';
import { cargo } from './cargo.ts';
import { cocoapods } from './cocoapods.ts';
import { composer } from './composer.ts';
import { conan } from './conan.ts';
import { conda } from './conda.ts';
import { cpan } from './cpan.ts';
import { bioconductor, cran } from './cran.ts';
import { docker } from './docker.ts';
import type { Ecosystem } from './ecosystem.ts';
import { githubactions } from './githubactions.ts';
import { gem } from './gem.ts';
import { golang } from './golang.ts';
import { hackage } from './hackage.ts';
import { helm } from './helm.ts';
import { hex } from './hex.ts';
import { huggingface } from './huggingface.ts';
import { julia } from './julia.ts';
import { maven } from './maven.ts';
import { jsr, npm } from './npm.ts';
import { nuget } from './nuget.ts';
import { plainEcosystem } from './plain.ts';
import { pub } from './pub.ts';
import { pypi } from './pypi.ts';
import { swift } from './swift.ts';
import { terraform } from './terraform.ts';

/**
 * Every ecosystem, by its purl type, sorted. A new member of `EcosystemId` does not compile until it has a row here.
 * Rows of `plainEcosystem` are those whose versions we do not order yet.
 */
export const ecosystems: Readonly<Record<EcosystemId, Ecosystem>> = {
  bioconductor,
  cargo,
  cocoapods,
  composer,
  conan,
  conda,
  cpan,
  cran,
  docker,
  gem,
  generic: plainEcosystem('generic'),
  githubactions,
  golang,
  hackage,
  helm,
  hex,
  huggingface,
  jsr,
  julia,
  maven,
  npm,
  nuget,
  pub,
  pypi,
  swift,
  terraform,
};

/** The ecosystem of a purl type. */
export function ecosystemOf(id: EcosystemId): Ecosystem {
  return ecosystems[id];
}

/** Whether a text is the purl type of an ecosystem that has a row. */
export function isEcosystemId(text: string): text is EcosystemId {
  return Object.hasOwn(ecosystems, text);
}

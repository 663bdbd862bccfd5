import type { Ecosystem } from './ecosystem.ts';
import { compareCran, parseDotted, satisfiesCran } from './versions/dotted.ts';

/** R's packages, of CRAN and Bioconductor. */
export const cran: Ecosystem = {
  id: 'cran',
  osv: 'CRAN',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: compareCran,
  isPrerelease: () => false,
  satisfies: satisfiesCran,
  line: (version) => parseDotted(version, /[.-]/)?.[0],
  tagNames: (_name, version) => [`v${version}`, version],
  registryHosts: [
    'cran.r-project.org',
    'cloud.r-project.org',
    'cran.rstudio.com',
    'packagemanager.posit.co',
    'packagemanager.rstudio.com',
    'bioconductor.org',
  ],
};

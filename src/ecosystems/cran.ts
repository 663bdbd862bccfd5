import type { Ecosystem } from './ecosystem.ts';
import { compareCran, parseDotted, satisfiesCran } from './versions/dotted.ts';

/** R's packages of CRAN. */
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

/** R's packages of Bioconductor: another registry with its own names and advisories, versions are R's. */
export const bioconductor: Ecosystem = {
  ...cran,
  id: 'bioconductor',
  osv: 'Bioconductor',
  registryHosts: ['bioconductor.org', 'www.bioconductor.org'],
};

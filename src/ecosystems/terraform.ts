import type { Ecosystem } from './ecosystem.ts';
import { satisfiesGem } from './versions/gem.ts';
import { looseSemver, parseLoose } from './versions/loose-semver.ts';

/**
 * Terraform's and OpenTofu's providers, named by host, namespace and type. Constraints have RubyGems' operators with the
 * same meaning. Source: developer.hashicorp.com/terraform/language/expressions/version-constraints.
 */
export const terraform: Ecosystem = {
  ...looseSemver,
  id: 'terraform',
  osv: undefined,
  normalise: (name) => name.toLowerCase(),
  satisfies: (version, range) => (parseLoose(version) === undefined ? undefined : satisfiesGem(version, range)),
  registryHosts: ['registry.terraform.io', 'registry.opentofu.org'],
};

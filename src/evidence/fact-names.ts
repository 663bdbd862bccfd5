import type { FactName } from '../domain/facts.ts';

/** All facts by name; the compiler names a missing one. */
const allFacts: Readonly<Record<FactName, true>> = {
  advisories: true,
  archive: true,
  compromises: true,
  history: true,
  lookalikes: true,
  newDependencies: true,
  owners: true,
  pinnedCommit: true,
  popularity: true,
  previousCommit: true,
  previousRelease: true,
  projectStatus: true,
  provenance: true,
  release: true,
  remedy: true,
  repository: true,
  resolution: true,
  sourceFiles: true,
  sourceTag: true,
};

export const factNames: readonly FactName[] = Object.keys(allFacts).filter(
  (name): name is FactName => name in allFacts,
);

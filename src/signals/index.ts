import type { FactName } from '../domain/facts.ts';
import { actionRunsMore } from './action-runs-more.ts';
import { agentToolAdded } from './agent-tool-added.ts';
import { archiveAmbiguity } from './archive-ambiguity.ts';
import { assistantSpawned } from './assistant-spawned.ts';
import { binaryAdded } from './binary-added.ts';
import { borrowedRepository } from './borrowed-repository.ts';
import { buildHookAdded } from './build-hook-added.ts';
import { claimedTagMismatch } from './claimed-tag-mismatch.ts';
import { commitOffBranch } from './commit-off-branch.ts';
import { countryTargeted } from './country-targeted.ts';
import { credentialAccess } from './credential-access.ts';
import { dataDestroyed } from './data-destroyed.ts';
import { dependencyAdded } from './dependency-added.ts';
import { dnsExfiltration } from './dns-exfiltration.ts';
import { dormantRevival } from './dormant-revival.ts';
import { downloadAndRun } from './download-and-run.ts';
import { dynamicEvaluation } from './dynamic-evaluation.ts';
import { encodedPayload } from './encoded-payload.ts';
import { environmentSweep } from './environment-sweep.ts';
import { executableWritten } from './executable-written.ts';
import { exoticDependencyAdded } from './exotic-dependency-added.ts';
import { exoticOrigin } from './exotic-origin.ts';
import { freshRelease } from './fresh-release.ts';
import { guardrailSignals } from './guardrail-signals.ts';
import { hiddenText } from './hidden-text.ts';
import { hostAdded } from './host-added.ts';
import { installScriptAdded } from './install-script-added.ts';
import { installScriptChanged } from './install-script-changed.ts';
import { integrityChanged } from './integrity-changed.ts';
import { integrityRemoved } from './integrity-removed.ts';
import { internalNameClash } from './internal-name-clash.ts';
import { knownCompromise } from './known-compromise.ts';
import { knownMalware } from './known-malware.ts';
import { knownVulnerability } from './known-vulnerability.ts';
import { largeNewFile } from './large-new-file.ts';
import { lateFile } from './late-file.ts';
import { libraryPatched } from './library-patched.ts';
import { licenceChanged } from './licence-changed.ts';
import { licenceDenied } from './licence-denied.ts';
import { lookalikeName } from './lookalike-name.ts';
import { mailCopied } from './mail-copied.ts';
import { maintainersChanged } from './maintainers-changed.ts';
import { manifestConfusion } from './manifest-confusion.ts';
import { manifestLockDisagreement } from './manifest-lock-disagreement.ts';
import { nativeBuildAdded } from './native-build-added.ts';
import { networkAdded } from './network-added.ts';
import { obfuscatedCode } from './obfuscated-code.ts';
import { oldLineRevival } from './old-line-revival.ts';
import { originMoved } from './origin-moved.ts';
import { outsideWrite } from './outside-write.ts';
import { packageEmptied } from './package-emptied.ts';
import { payloadInCommit } from './payload-in-commit.ts';
import { persistence } from './persistence.ts';
import { processAdded } from './process-added.ts';
import { projectArchived } from './project-archived.ts';
import { provenanceInvalid } from './provenance-invalid.ts';
import { provenanceLost } from './provenance-lost.ts';
import { provenanceSignerChanged } from './provenance-signer-changed.ts';
import { publishTimeDisputed } from './publish-time-disputed.ts';
import { publisherChanged } from './publisher-changed.ts';
import { publisherGone } from './publisher-gone.ts';
import { referenceChanged } from './reference-changed.ts';
import { registryHashMismatch } from './registry-hash-mismatch.ts';
import { registryTakedown } from './registry-takedown.ts';
import { releaseBurst } from './release-burst.ts';
import { remarkSignals } from './remark-signals.ts';
import { remoteScriptRun } from './remote-script-run.ts';
import { scorecardLow } from './scorecard-low.ts';
import { secretsSent } from './secrets-sent.ts';
import { selfPublishing } from './self-publishing.ts';
import { shadowedCommand } from './shadowed-command.ts';
import { sizeJump } from './size-jump.ts';
import { sourceCommitMissing } from './source-commit-missing.ts';
import { sourceFileMissing } from './source-file-missing.ts';
import { sourceGone } from './source-gone.ts';
import { sourceMismatch } from './source-mismatch.ts';
import { sourceTagMissing } from './source-tag-missing.ts';
import { startupHookAdded } from './startup-hook-added.ts';
import { suspiciousHost } from './suspicious-host.ts';
import { tagMoved } from './tag-moved.ts';
import { tagsShareCommit } from './tags-share-commit.ts';
import { unknownName } from './unknown-name.ts';
import { unpinnedAction } from './unpinned-action.ts';
import { unpinnedInstall } from './unpinned-install.ts';
import { versionJump } from './version-jump.ts';
import { waitingTimesDisagree } from './waiting-times-disagree.ts';
import { walletHook } from './wallet-hook.ts';
import { yankedOrDeprecated } from './yanked-or-deprecated.ts';
import { youngDependencyAdded } from './young-dependency-added.ts';
import { youngPackage } from './young-package.ts';
import type { FileSignal, GuardrailSignal, PackageSignal, Signal } from './signal.ts';

/** Signals that stand in a file of their own, sorted by id. */
const single: readonly Signal[] = [
  actionRunsMore,
  agentToolAdded,
  archiveAmbiguity,
  assistantSpawned,
  binaryAdded,
  borrowedRepository,
  buildHookAdded,
  claimedTagMismatch,
  commitOffBranch,
  countryTargeted,
  credentialAccess,
  dataDestroyed,
  dependencyAdded,
  dnsExfiltration,
  dormantRevival,
  downloadAndRun,
  dynamicEvaluation,
  encodedPayload,
  environmentSweep,
  executableWritten,
  exoticDependencyAdded,
  exoticOrigin,
  freshRelease,
  hiddenText,
  hostAdded,
  installScriptAdded,
  installScriptChanged,
  integrityChanged,
  integrityRemoved,
  internalNameClash,
  knownCompromise,
  knownMalware,
  knownVulnerability,
  largeNewFile,
  lateFile,
  libraryPatched,
  licenceChanged,
  licenceDenied,
  lookalikeName,
  mailCopied,
  maintainersChanged,
  manifestConfusion,
  manifestLockDisagreement,
  nativeBuildAdded,
  networkAdded,
  obfuscatedCode,
  oldLineRevival,
  originMoved,
  outsideWrite,
  packageEmptied,
  payloadInCommit,
  persistence,
  processAdded,
  projectArchived,
  provenanceInvalid,
  provenanceLost,
  provenanceSignerChanged,
  publishTimeDisputed,
  publisherChanged,
  publisherGone,
  referenceChanged,
  registryHashMismatch,
  registryTakedown,
  releaseBurst,
  remoteScriptRun,
  scorecardLow,
  secretsSent,
  selfPublishing,
  shadowedCommand,
  sizeJump,
  sourceCommitMissing,
  sourceFileMissing,
  sourceGone,
  sourceMismatch,
  sourceTagMissing,
  startupHookAdded,
  suspiciousHost,
  tagMoved,
  tagsShareCommit,
  unknownName,
  unpinnedAction,
  unpinnedInstall,
  versionJump,
  waitingTimesDisagree,
  walletHook,
  yankedOrDeprecated,
  youngDependencyAdded,
  youngPackage,
];

/** Every signal there is, sorted by id. The two tables hold the signals of remarks and of protections. */
export const signals: readonly Signal[] = [...single, ...remarkSignals, ...guardrailSignals].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

export const packageSignals: readonly PackageSignal[] = signals.filter((s) => s.subject === 'package');
export const fileSignals: readonly FileSignal[] = signals.filter((s) => s.subject === 'file');
export const guardrailSignalList: readonly GuardrailSignal[] = signals.filter((s) => s.subject === 'guardrail');

/** The facts that these signals look at, and those that every finding is worded with. */
export function factsFor(enabled: readonly Signal[]): ReadonlySet<FactName> {
  const needed = enabled.flatMap((signal) => (signal.subject === 'package' ? signal.needs : []));
  return new Set<FactName>([...needed, 'remedy', 'resolution']);
}

import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { childOf, childrenOf, localName, parseXml } from '../syntax/xml.ts';
import type { XmlElement } from '../syntax/xml.ts';

/** Gradle's list of checksums and trusted keys. Source: docs.gradle.org, "Verifying dependencies". */
export const gradleVerificationMetadata: Format = {
  id: 'gradle-verification-metadata',
  ecosystem: 'maven',
  kind: 'lockfile',
  files: ['verification-metadata.xml', 'verification-metadata.dryrun.xml'],
  reads: { direct: 'no', scope: 'no', integrity: 'yes', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Lists what may be used, not only what is. Artifacts that are trusted without a check are remarks.',
  parse,
};

const algorithms = new Set(['md5', 'sha1', 'sha256', 'sha512']);

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(gradleVerificationMetadata, path);
  const root = documentOf(parseXml(source), collected);
  if (root === undefined) return collected.finish();
  if (localName(root.name) !== 'verification-metadata') {
    collected.problem('unreadable-file', 'the root of this file must be <verification-metadata>', root.line);
    return collected.finish();
  }
  remarkConfiguration(childOf(root, 'configuration'), collected);
  for (const component of childrenOf(childOf(root, 'components'), 'component')) addComponent(component, collected);
  return collected.finish();
}

function addComponent(component: XmlElement, collected: EntryCollector): void {
  const { attributes, line, endLine } = component;
  const [group, artifact, version] = ['group', 'name', 'version'].map((key) => attributes.get(key) ?? '');
  if (group === undefined || group === '' || !artifact || !version) {
    collected.unreadable('a component without group, name or version', line);
    return;
  }
  const integrity = new Set(childrenOf(component, 'artifact').flatMap((one) => hashesOf(one)));
  const name = `${group}:${artifact}`;
  const hasSignature = childrenOf(component, 'artifact').some((one) => childOf(one, 'pgp') !== undefined);
  if (integrity.size === 0 && hasSignature) {
    collected.dependency({ name, version, line, endLine, integrity: signersOf(component) });
  } else collected.dependency({ name, version, line, endLine, integrity: [...integrity].sort() });
}

/** All hashes of one artifact; each may list further ones that are as good (`also-trust`). */
function hashesOf(artifact: XmlElement): readonly string[] {
  return artifact.children.flatMap((check) => {
    const algorithm = localName(check.name);
    if (!algorithms.has(algorithm)) return [];
    const also = childrenOf(check, 'also-trust').map((one) => one.attributes.get('value'));
    return [check.attributes.get('value'), ...also].flatMap((value) =>
      value === undefined ? [] : `${algorithm}:${value}`,
    );
  });
}

/** Where only signatures are checked, the keys are what fixes the bytes. */
function signersOf(component: XmlElement): readonly string[] {
  const keys = childrenOf(component, 'artifact').flatMap((artifact) => childrenOf(artifact, 'pgp'));
  return [...new Set(keys.map((key) => `pgp:${key.attributes.get('value') ?? ''}`))].sort();
}

function remarkConfiguration(configuration: XmlElement | undefined, collected: EntryCollector): void {
  const verify = childOf(configuration, 'verify-metadata');
  if (verify?.text === 'false') {
    collected.remark('insecure-address', 'metadata is not verified', { line: verify.line });
  }
  for (const trust of childrenOf(childOf(configuration, 'trusted-artifacts'), 'trust')) {
    const what = ['group', 'name', 'version', 'file'].flatMap((key) => trust.attributes.get(key) ?? []).join(':');
    collected.remark('integrity-missing', `${echo(what)} is trusted without a check`, { line: trust.line });
  }
}

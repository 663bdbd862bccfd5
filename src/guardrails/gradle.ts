import type { GuardrailSetting } from '../domain/guardrail.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../formats/syntax/xml.ts';
import { gradedSetting, namesSetting, switchSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';
import { readIni } from './ini.ts';

/** Gradle's verification-metadata.xml: what is verified and who is trusted. Source: Gradle's "Verifying dependencies". */
export const gradleVerification: GuardrailReader = {
  id: 'gradle-verification',
  files: ['verification-metadata.xml'],
  read: (text, path) => {
    const parsed = parseXml(text);
    if (!parsed.ok) return [];
    const configuration = childOf(parsed.value, 'configuration');
    const { line } = parsed.value;
    const there = { value: 'present', line, protects: true, byDefault: false };
    const present = switchSetting('hash-checking', 'verification-metadata', there);
    const drafts = [present, ...switches(configuration), ...trusted(configuration)];
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'gradle' }));
  },
};

function switches(configuration: XmlElement | undefined): readonly SettingDraft[] {
  return ['verify-metadata', 'verify-signatures'].flatMap((name) => {
    const element = childOf(configuration, name);
    if (!element) return [];
    const value = element.text.trim();
    return [
      switchSetting('hash-checking', name, {
        value,
        line: element.line,
        protects: value === 'true',
        byDefault: name === 'verify-metadata',
      }),
    ];
  });
}

function trusted(configuration: XmlElement | undefined): readonly SettingDraft[] {
  const drafts: SettingDraft[] = [];
  const artifacts = childOf(configuration, 'trusted-artifacts');
  if (artifacts) {
    const names = childrenOf(artifacts, 'trust').map((trust) =>
      ['group', 'name', 'version', 'file'].map((key) => trust.attributes.get(key) ?? '*').join(':'),
    );
    drafts.push(namesSetting('trust-policy-exclusion', 'trusted-artifacts', { names, line: artifacts.line }));
  }
  const keys = childOf(configuration, 'trusted-keys');
  if (keys) {
    const names = childrenOf(keys, 'trusted-key').map((key) => key.attributes.get('id') ?? '');
    drafts.push(namesSetting('trust-policy-exclusion', 'trusted-keys', { names, line: keys.line }));
  }
  return drafts;
}

const grades: Readonly<Record<string, number>> = { off: 0, lenient: 1, strict: 2 };

/** Gradle's properties: whether what does not verify stops the build. Source: Gradle's "Verifying dependencies", "Disabling verification". */
export const gradleProperties: GuardrailReader = {
  id: 'gradle-properties',
  files: ['gradle.properties'],
  read: (text, path) =>
    readIni(text)
      .filter(({ key }) => key === 'org.gradle.dependency.verification')
      .map(({ key, value, line }): GuardrailSetting => {
        const strength = grades[value.trim().toLowerCase()];
        return { ...gradedSetting('hash-checking', key, { value, line, strength, absent: 2 }), path, tool: 'gradle' };
      }),
};

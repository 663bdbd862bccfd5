import type { GuardrailSetting } from '../domain/guardrail.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../formats/syntax/xml.ts';
import { namesSetting, switchSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';

/** Gradle's verification-metadata.xml: what is verified and who is trusted. Source: Gradle's "Verifying dependencies". */
export const gradleVerification: GuardrailReader = {
  id: 'gradle-verification',
  files: ['verification-metadata.xml'],
  read: (text, path) => {
    const parsed = parseXml(text);
    if (!parsed.ok) return [];
    const configuration = childOf(parsed.value, 'configuration');
    const drafts = [...switches(configuration), ...trusted(configuration)];
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

import type { GuardrailSetting } from '../domain/guardrail.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../formats/syntax/xml.ts';
import {
  isOn,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';

/** NuGet.Config: sources, mapping of packages to sources, signature validation. Source: nuget.config reference. */
export const nugetConfig: GuardrailReader = {
  id: 'nuget-config',
  files: ['nuget.config', 'NuGet.config', 'NuGet.Config'],
  read: (text, path) => {
    const parsed = parseXml(text);
    if (!parsed.ok) return [];
    const root = parsed.value;
    const drafts = [...sources(root), ...insecureSources(root), ...mappings(root), ...validation(root)];
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'nuget' }));
  },
};

function sources(root: XmlElement): readonly SettingDraft[] {
  return childrenOf(childOf(root, 'packageSources'), 'add').map((source) =>
    registrySetting(`packageSources.${source.attributes.get('key') ?? ''}`, {
      value: source.attributes.get('value') ?? '',
      line: source.line,
    }),
  );
}

/** `allowInsecureConnections` lets a source be asked over http; without it NuGet refuses since 2025. */
function insecureSources(root: XmlElement): readonly SettingDraft[] {
  return childrenOf(childOf(root, 'packageSources'), 'add').flatMap((source) => {
    const value = source.attributes.get('allowInsecureConnections');
    if (value === undefined) return [];
    const key = `packageSources.${source.attributes.get('key') ?? ''}.allowInsecureConnections`;
    return [
      switchSetting('tls-verification', key, { value, line: source.line, protects: !isOn(value), byDefault: true }),
    ];
  });
}

/** A source that may serve more names than before is a way in for a public twin of an internal name. */
function mappings(root: XmlElement): readonly SettingDraft[] {
  const mapping = childOf(root, 'packageSourceMapping');
  const perSource = childrenOf(mapping, 'packageSource').map((source) =>
    namesSetting('source-mapping', `packageSourceMapping.${source.attributes.get('key') ?? ''}`, {
      names: childrenOf(source, 'package').map((pattern) => pattern.attributes.get('pattern') ?? ''),
      line: source.line,
    }),
  );
  const present = mapping
    ? [
        switchSetting('source-mapping', 'packageSourceMapping', {
          value: 'present',
          line: mapping.line,
          protects: true,
          byDefault: false,
        }),
      ]
    : [];
  return [...present, ...perSource];
}

function validation(root: XmlElement): readonly SettingDraft[] {
  return childrenOf(childOf(root, 'config'), 'add')
    .filter((entry) => entry.attributes.get('key') === 'signatureValidationMode')
    .map((entry) => {
      const value = entry.attributes.get('value') ?? '';
      return switchSetting('hash-checking', 'signatureValidationMode', {
        value,
        line: entry.line,
        protects: value === 'require',
        byDefault: false,
      });
    });
}

/** Properties of all projects of a repository: whether a restore is bound to its lockfile. */
export const buildProperties: GuardrailReader = {
  id: 'msbuild-properties',
  files: ['Directory.Build.props', 'Directory.Packages.props'],
  read: (text, path) => {
    const parsed = parseXml(text);
    if (!parsed.ok) return [];
    return childrenOf(parsed.value, 'PropertyGroup').flatMap((group) =>
      childrenOf(group, 'RestoreLockedMode').map((element): GuardrailSetting => {
        const value = element.text.trim();
        // A condition is mostly that of CI, where it counts.
        const written = { value, line: element.line, protects: isOn(value), byDefault: false };
        return { ...switchSetting('frozen-install', 'RestoreLockedMode', written), path, tool: 'nuget' };
      }),
    );
  },
};

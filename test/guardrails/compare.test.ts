import type { GuardrailSetting } from '../../src/domain/guardrail.ts';
import { compareGuardrails } from '../../src/guardrails/compare.ts';
import { npmrc } from '../../src/guardrails/npmrc.ts';
import { packageJsonGuardrails } from '../../src/guardrails/package-json.ts';
import { pnpmWorkspaceGuardrails } from '../../src/guardrails/pnpm-workspace.ts';

const rc = (text: string) => npmrc.read(text, '.npmrc');
const pnpm = (text: string) => pnpmWorkspaceGuardrails.read(text, 'pnpm-workspace.yaml');
const brief = (before: readonly GuardrailSetting[], after: readonly GuardrailSetting[]) =>
  compareGuardrails(before, after).map((c) =>
    `${c.effect} ${(c.after ?? c.before)?.key} ${c.before?.value ?? '-'} > ${c.after?.value ?? '-'} ${c.added.join(',')}`.trim(),
  );

describe('compareGuardrails', () => {
  it('names an age that is lowered or dropped as loosened, and one that is raised as tightened', () => {
    expect(brief(rc('min-release-age=7'), rc('min-release-age=1'))).toEqual(['loosened min-release-age 7 > 1']);
    expect(brief(rc('min-release-age=7'), [])).toEqual(['loosened min-release-age 7 > -']);
    expect(brief(rc('min-release-age=1'), rc('min-release-age=7'))).toEqual(['tightened min-release-age 1 > 7']);
  });

  it('stays quiet when protection moves to another package manager', () => {
    expect(brief(rc('min-release-age=7'), pnpm('minimumReleaseAge: 10080'))).toContain(
      'moved minimumReleaseAge 7 > 10080',
    );
    expect(
      brief(rc('min-release-age=7'), pnpm('minimumReleaseAge: 10080')).some((line) => line.startsWith('loosened')),
    ).toBe(false);
    expect(brief(rc('min-release-age=7'), pnpm('minimumReleaseAge: 60'))).toContain('loosened min-release-age 7 > -');
  });

  it('knows what holds when a switch is not written', () => {
    expect(brief([], pnpm('blockExoticSubdeps: false'))).toEqual(['loosened blockExoticSubdeps - > false']);
    expect(brief(pnpm('blockExoticSubdeps: true'), [])).toEqual([]);
    expect(brief([], rc('ignore-scripts=true'))).toEqual(['tightened ignore-scripts - > true']);
    expect(brief([], rc('strict-ssl=false'))).toEqual(['loosened strict-ssl - > false']);
  });

  it('names the packages that an allow-list newly admits', () => {
    const list = (names: string) => packageJsonGuardrails.read(`{"allowScripts": ${names}}`, 'package.json');
    expect(brief(list('{"a@1.0.0": true}'), list('{"a@1.0.0": true, "b": true}'))).toEqual([
      'loosened allowScripts a@1.0.0 > a@1.0.0, b b',
    ]);
    expect(brief(list('{"a": true, "b": true}'), list('{"a": true}'))).toEqual(['tightened allowScripts a, b > a']);
  });

  it('names a registry that the files did not have', () => {
    expect(brief(rc('registry=https://npm.registry.example/'), rc('registry=https://evil.example/'))).toEqual([
      'loosened registry https://npm.registry.example/ > https://evil.example/ https://evil.example/',
    ]);
  });
});

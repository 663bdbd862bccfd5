import { lookAt } from '../../../../src/adapters/artifacts/analysis/look.ts';

/** The bytes of a file as they come from an archive. */
function kindsIn(text: string): readonly string[] {
  const { drafts } = lookAt({ path: 'a.py', language: 'python', bytes: Buffer.from(text), added: undefined });
  return drafts.map(({ kind, subject }) => (subject === undefined ? kind : `${kind} ${subject}`));
}

describe('names of Python in other letters', () => {
  it('are read as the language reads them', () => {
    expect(kindsIn('𝐞𝐱𝐞𝐜(code)\n')).toEqual(['dynamic-evaluation', 'obfuscation other letters']);
    expect(kindsIn('import os\nos.𝓼𝔂𝓼𝓽𝓮𝓶(c)\n')).toContain('process');
  });

  it('are left alone in texts, and where they are single letters or words of other languages', () => {
    expect(kindsIn("x = '𝐞𝐱𝐞𝐜(code)'\n")).toEqual([]);
    expect(kindsIn('def f(ℓ, σ):\n    größe = ℓ * σ\n    return größe\n')).toEqual([]);
  });
});

import { hiddenText } from '../../../../src/adapters/artifacts/analysis/hidden.ts';

const evidence = (text: string): readonly string[] => {
  const bytes = Buffer.from(text).toString('latin1');
  return hiddenText(bytes, [{ from: 0, to: bytes.length }], 'index.js').map((draft) => draft.evidence);
};

describe('controls of direction', () => {
  it('are told where they reorder words, also when further ones stand around', () => {
    expect(evidence('/*\u202e } \u2066if (admin)\u2069 \u2066 begin */\n')).toContain('a direction override');
    expect(evidence('/* \u200b\u202e } \u2066if (a)\u2069 \u2066 b */\n')).toContain('a direction override');
  });

  it('are left alone in a list of them', () => {
    expect(evidence('const marks = "\u202a\u202b\u202c\u202d\u202e";\n')).toEqual([]);
    expect(evidence("const marks = ['\u202b', '\u202c', '\u202d', '\u202e'];\n")).toEqual([]);
    expect(evidence('const spaces = /[ \u200b\u200c\u200d\u2060\ufeff]/;\n')).toEqual([]);
  });
});

describe('blanks', () => {
  it('are told with code behind them, and cost little with nothing behind them', () => {
    expect(evidence(`a();${' '.repeat(300)}run('x');\n`)).toEqual(['code behind 300 blanks, out of view']);
    const started = performance.now();
    expect(evidence(`a();${' '.repeat(400_000)}\n`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

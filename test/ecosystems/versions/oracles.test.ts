import { readFileSync } from 'node:fs';
import { compareCargo, satisfiesCargo } from '../../../src/ecosystems/versions/cargo.ts';
import { compareComposer } from '../../../src/ecosystems/versions/composer.ts';
import { satisfiesComposer } from '../../../src/ecosystems/versions/composer-range.ts';
import { compareGem, satisfiesGem } from '../../../src/ecosystems/versions/gem.ts';
import { compareGo, satisfiesGo } from '../../../src/ecosystems/versions/go.ts';
import { compareMaven } from '../../../src/ecosystems/versions/maven.ts';
import { satisfiesMaven } from '../../../src/ecosystems/versions/maven-range.ts';

/** The answers in fixtures/*.tsv are those of the ecosystems' own tools; scripts/oracles made them. */
const ours = {
  cargo: { compare: compareCargo, satisfies: satisfiesCargo },
  composer: { compare: compareComposer, satisfies: satisfiesComposer },
  gem: { compare: compareGem, satisfies: satisfiesGem },
  golang: { compare: compareGo, satisfies: satisfiesGo },
  maven: { compare: compareMaven, satisfies: satisfiesMaven },
};

function answerOf(reader: (typeof ours)['gem'], kind: string, [a, b]: readonly [string, string]): string {
  if (kind === 'satisfies') return String(reader.satisfies(a, b) ?? 'unreadable');
  const order = reader.compare(a, b);
  return order === undefined ? 'unreadable' : String(Math.sign(order) || 0);
}

describe.each(Object.entries(ours))('versions of %s', (name, reader) => {
  const text = readFileSync(new URL(`fixtures/${name}.tsv`, import.meta.url), 'utf8');
  const [tool = '', ...lines] = text.trimEnd().split('\n');

  it(`agree with ${tool.slice(2)} on every question`, () => {
    const differing: string[] = [];
    for (const line of lines) {
      const [kind = '', a = '', b = '', wanted = ''] = line.split('\t');
      const got = answerOf(reader, kind, [a, b]);
      const agrees = got === wanted || (wanted === 'unordered' && got === 'unreadable');
      if (!agrees) differing.push(`${line} but got ${got}`);
    }
    expect(lines.length).toBeGreaterThan(2000);
    expect(differing).toEqual([]);
  });
});

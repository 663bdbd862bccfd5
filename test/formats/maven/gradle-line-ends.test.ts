import { gradleStatements } from '../../../src/formats/maven/gradle-statements.ts';
import { growthOf, linear } from '../../support/growth.ts';

describe('statements of Gradle', () => {
  it('go on behind a comma, whatever line ends and spaces follow', () => {
    const [first, second] = gradleStatements('implementation "a:b:1",\n  \n  "c:d:2"\napi "e:f:3"\n');
    expect(first?.texts.map(({ text }) => text)).toEqual(['a:b:1', 'c:d:2']);
    expect(second).toMatchObject({ line: 4, texts: [{ text: 'e:f:3', line: 4 }] });
  });

  it('take work that grows with the empty lines behind a comma', () => {
    expect(growthOf((n) => gradleStatements(`a,${' \n'.repeat(n)}`), 1_000)).toBeLessThan(linear);
  });
});

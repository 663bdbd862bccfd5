import { gradleBuild } from '../../../src/formats/maven/gradle-build.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

describeFormat(gradleBuild, `${import.meta.dirname}/gradle-build`);

it('takes no address with a login for a dependency', () => {
  const set = readText(gradleBuild, 'build.gradle', "implementation 'a:b:c https://u:CANARY@h.example/x'\n");
  expect(set.requirements).toEqual([]);
  expect(JSON.stringify(set)).not.toContain('CANARY');
});

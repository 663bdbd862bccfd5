import { gradleBuild } from '../../../src/formats/maven/gradle-build.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gradleBuild, `${import.meta.dirname}/gradle-build`);

import { gradleLockfile } from '../../../src/formats/maven/gradle-lockfile.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gradleLockfile, `${import.meta.dirname}/gradle-lockfile`);

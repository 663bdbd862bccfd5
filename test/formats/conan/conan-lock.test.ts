import { conanLock } from '../../../src/formats/conan/conan-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(conanLock, `${import.meta.dirname}/conan-lock`);

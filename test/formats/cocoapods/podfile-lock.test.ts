import { podfileLock } from '../../../src/formats/cocoapods/podfile-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(podfileLock, `${import.meta.dirname}/podfile-lock`);

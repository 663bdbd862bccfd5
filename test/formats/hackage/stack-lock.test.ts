import { stackLock } from '../../../src/formats/hackage/stack-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(stackLock, `${import.meta.dirname}/stack-lock`);

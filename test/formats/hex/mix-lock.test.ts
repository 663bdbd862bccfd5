import { mixLock } from '../../../src/formats/hex/mix-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(mixLock, `${import.meta.dirname}/mix-lock`);

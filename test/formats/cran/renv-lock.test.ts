import { renvLock } from '../../../src/formats/cran/renv-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(renvLock, `${import.meta.dirname}/renv-lock`);

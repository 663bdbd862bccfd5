import { composerLock } from '../../../src/formats/composer/composer-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(composerLock, `${import.meta.dirname}/composer-lock`);

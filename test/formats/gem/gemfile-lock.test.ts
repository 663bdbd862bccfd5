import { gemfileLock } from '../../../src/formats/gem/gemfile-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gemfileLock, `${import.meta.dirname}/gemfile-lock`);

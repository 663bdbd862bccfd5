import { gemfile } from '../../../src/formats/gem/gemfile.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gemfile, `${import.meta.dirname}/gemfile`);

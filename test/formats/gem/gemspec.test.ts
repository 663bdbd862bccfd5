import { gemspec } from '../../../src/formats/gem/gemspec.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gemspec, `${import.meta.dirname}/gemspec`);

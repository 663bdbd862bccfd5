import { cpanfileSnapshot } from '../../../src/formats/cpan/cpanfile-snapshot.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(cpanfileSnapshot, `${import.meta.dirname}/cpanfile-snapshot`);

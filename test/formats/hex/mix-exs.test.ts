import { mixExs } from '../../../src/formats/hex/mix-exs.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(mixExs, `${import.meta.dirname}/mix-exs`);

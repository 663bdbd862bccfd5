import { goSum } from '../../../src/formats/golang/go-sum.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(goSum, `${import.meta.dirname}/go-sum`);

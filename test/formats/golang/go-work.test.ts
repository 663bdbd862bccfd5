import { goWork } from '../../../src/formats/golang/go-work.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(goWork, `${import.meta.dirname}/go-work`);

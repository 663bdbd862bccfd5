import { goMod } from '../../../src/formats/golang/go-mod.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(goMod, `${import.meta.dirname}/go-mod`);

import { cabalFreeze } from '../../../src/formats/hackage/cabal-freeze.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(cabalFreeze, `${import.meta.dirname}/cabal-freeze`);

import { rebarLock } from '../../../src/formats/hex/rebar-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(rebarLock, `${import.meta.dirname}/rebar-lock`);

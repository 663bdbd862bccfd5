import { paketLock } from '../../../src/formats/nuget/paket-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(paketLock, `${import.meta.dirname}/paket-lock`);

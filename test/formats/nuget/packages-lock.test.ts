import { nugetPackagesLock } from '../../../src/formats/nuget/packages-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(nugetPackagesLock, `${import.meta.dirname}/packages-lock`);

import { nugetPackagesConfig } from '../../../src/formats/nuget/packages-config.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(nugetPackagesConfig, `${import.meta.dirname}/packages-config`);

import { nugetTools } from '../../../src/formats/nuget/tool-manifest.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(nugetTools, `${import.meta.dirname}/tool-manifest`);

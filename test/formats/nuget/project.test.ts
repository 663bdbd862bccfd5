import { nugetProject } from '../../../src/formats/nuget/project.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(nugetProject, `${import.meta.dirname}/project`);

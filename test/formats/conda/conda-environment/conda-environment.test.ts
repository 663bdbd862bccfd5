import { condaEnvironment } from '../../../../src/formats/conda/conda-environment.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(condaEnvironment, import.meta.dirname);

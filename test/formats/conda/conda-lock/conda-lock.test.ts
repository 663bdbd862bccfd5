import { condaLock } from '../../../../src/formats/conda/conda-lock.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(condaLock, import.meta.dirname);

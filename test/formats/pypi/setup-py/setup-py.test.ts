import { setupPy } from '../../../../src/formats/pypi/setup-py.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(setupPy, import.meta.dirname);

import { pythonScript } from '../../../../src/formats/pypi/python-script.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(pythonScript, import.meta.dirname);

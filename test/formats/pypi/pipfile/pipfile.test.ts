import { pipfile } from '../../../../src/formats/pypi/pipfile.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(pipfile, import.meta.dirname);

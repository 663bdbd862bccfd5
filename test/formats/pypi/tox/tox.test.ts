import { tox } from '../../../../src/formats/pypi/tox.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(tox, import.meta.dirname);

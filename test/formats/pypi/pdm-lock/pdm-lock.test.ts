import { pdmLock } from '../../../../src/formats/pypi/pdm-lock.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(pdmLock, import.meta.dirname);

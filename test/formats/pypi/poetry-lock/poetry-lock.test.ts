import { poetryLock } from '../../../../src/formats/pypi/poetry-lock.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(poetryLock, import.meta.dirname);

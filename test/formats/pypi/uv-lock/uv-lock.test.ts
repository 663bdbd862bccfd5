import { uvLock } from '../../../../src/formats/pypi/uv-lock.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(uvLock, import.meta.dirname);

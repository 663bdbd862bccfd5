import { pipfileLock } from '../../../../src/formats/pypi/pipfile-lock.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(pipfileLock, import.meta.dirname);

import { noxfile } from '../../../../src/formats/pypi/noxfile.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(noxfile, import.meta.dirname);

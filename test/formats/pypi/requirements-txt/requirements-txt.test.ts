import { requirementsTxt } from '../../../../src/formats/pypi/requirements-txt.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(requirementsTxt, import.meta.dirname);

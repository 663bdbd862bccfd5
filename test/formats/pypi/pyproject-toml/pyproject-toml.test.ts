import { pyprojectToml } from '../../../../src/formats/pypi/pyproject-toml.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(pyprojectToml, import.meta.dirname);

import { pylockToml } from '../../../../src/formats/pypi/pylock-toml.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(pylockToml, import.meta.dirname);

import { setupCfg } from '../../../../src/formats/pypi/setup-cfg.ts';
import { describeFormat } from '../../../support/describe-format.ts';

describeFormat(setupCfg, import.meta.dirname);

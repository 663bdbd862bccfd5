import { composerJson } from '../../../src/formats/composer/composer-json.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(composerJson, `${import.meta.dirname}/composer-json`);

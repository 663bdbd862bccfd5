import { gradleVersionCatalog } from '../../../src/formats/maven/version-catalog.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gradleVersionCatalog, `${import.meta.dirname}/version-catalog`);

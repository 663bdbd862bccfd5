import { compose } from '../../../src/formats/docker/compose.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(compose, `${import.meta.dirname}/compose`);

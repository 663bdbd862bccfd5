import { pubspec } from '../../../src/formats/pub/pubspec.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(pubspec, `${import.meta.dirname}/pubspec`);

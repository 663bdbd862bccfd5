import { pubspecLock } from '../../../src/formats/pub/pubspec-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(pubspecLock, `${import.meta.dirname}/pubspec-lock`);

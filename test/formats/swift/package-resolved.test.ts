import { swiftPackageResolved } from '../../../src/formats/swift/package-resolved.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(swiftPackageResolved, `${import.meta.dirname}/package-resolved`);

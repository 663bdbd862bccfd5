import { gradleVerificationMetadata } from '../../../src/formats/maven/verification-metadata.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gradleVerificationMetadata, `${import.meta.dirname}/verification-metadata`);

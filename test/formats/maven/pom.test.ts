import { mavenPom } from '../../../src/formats/maven/pom.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(mavenPom, `${import.meta.dirname}/pom`);

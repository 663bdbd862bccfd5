import { sbtLock } from '../../../src/formats/maven/sbt-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(sbtLock, `${import.meta.dirname}/sbt-lock`);

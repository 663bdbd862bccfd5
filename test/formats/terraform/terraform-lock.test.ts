import { terraformLock } from '../../../src/formats/terraform/terraform-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(terraformLock, `${import.meta.dirname}/terraform-lock`);

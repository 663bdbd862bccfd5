import { terraformConfig } from '../../../src/formats/terraform/terraform-config.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(terraformConfig, `${import.meta.dirname}/config`);

import { helmChart } from '../../../src/formats/helm/charts.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(helmChart, `${import.meta.dirname}/chart-yaml`);

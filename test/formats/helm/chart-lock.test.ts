import { helmChartLock } from '../../../src/formats/helm/charts.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(helmChartLock, `${import.meta.dirname}/chart-lock`);

import { join } from 'node:path';
import { flakeLock } from '../../../src/formats/generic/flake-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(flakeLock, join(import.meta.dirname, 'flake-lock'));

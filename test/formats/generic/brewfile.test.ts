import { join } from 'node:path';
import { brewfile } from '../../../src/formats/generic/brewfile.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(brewfile, join(import.meta.dirname, 'brewfile'));

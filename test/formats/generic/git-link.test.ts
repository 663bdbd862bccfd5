import { join } from 'node:path';
import { gitLink } from '../../../src/formats/generic/git-link.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(gitLink, join(import.meta.dirname, 'git-link'));

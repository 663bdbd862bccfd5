import { juliaManifest } from '../../../src/formats/julia/manifest-toml.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(juliaManifest, `${import.meta.dirname}/manifest-toml`);

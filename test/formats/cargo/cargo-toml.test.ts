import { cargoToml } from '../../../src/formats/cargo/cargo-toml.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(cargoToml, `${import.meta.dirname}/cargo-toml`);

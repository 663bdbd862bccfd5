import { cargoLock } from '../../../src/formats/cargo/cargo-lock.ts';
import { describeFormat } from '../../support/describe-format.ts';

describeFormat(cargoLock, `${import.meta.dirname}/cargo-lock`);

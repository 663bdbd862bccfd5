export interface ICountry { cca2: string; idd: { root: string; suffixes: string[] } }
export function getAllCountries(): ICountry[];

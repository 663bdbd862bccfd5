import React, { forwardRef, useState } from 'react';
import { TextInput, View } from 'react-native';
import CountrySelect, { getAllCountries } from 'react-native-country-select';
import { AsYouType } from 'libphonenumber-js';

export { getAllCountries };

const PhoneInput = forwardRef(({ value, onChangePhoneNumber, defaultCountry = 'US', ...rest }, ref) => {
  const [country, setCountry] = useState(defaultCountry);
  const change = (text) => onChangePhoneNumber?.(new AsYouType(country).input(text));
  return React.createElement(View, null, React.createElement(CountrySelect, { onSelect: (c) => setCountry(c.cca2) }), React.createElement(TextInput, { ref, value, onChangeText: change, ...rest }));
});

export default PhoneInput;

"use strict";

exports.useFocusRing = function useFocusRing() {
  const [isFocusVisible, setFocusVisible] = require("react").useState(false);
  return { isFocusVisible, focusProps: { onFocus: () => setFocusVisible(true), onBlur: () => setFocusVisible(false) } };
};

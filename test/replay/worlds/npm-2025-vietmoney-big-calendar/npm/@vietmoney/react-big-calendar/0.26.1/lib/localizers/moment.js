"use strict";
module.exports = function momentLocalizer(moment) {
  return { firstOfWeek: function () { return moment.localeData().firstDayOfWeek(); }, format: function (v, f, c) { return moment(v).locale(c || "en").format(f); } };
};

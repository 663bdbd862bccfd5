"use strict";
var React = require("react");
var views = require("./utils/constants").views;
module.exports = function Calendar(props) {
  var view = props.view || views.MONTH;
  return React.createElement("div", { className: "rbc-calendar rbc-" + view }, props.children);
};

'use strict';

var React = require('react');
var redux = require('redux');

function DragDropContext(props) {
  const store = redux.createStore((state) => state);
  return React.createElement('div', { 'data-rfd': props.id, store }, props.children);
}

exports.DragDropContext = DragDropContext;

'use strict';

const vue = require('vue');
const { useRect } = require('@vant/use');

function Button(props) {
  return vue.h('button', { class: ['van-button', `van-button--${props.type}`], onClick: props.onClick });
}

exports.Button = Button;
exports.useRect = useRect;

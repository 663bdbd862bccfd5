'use strict';
const { h, proxyCustomElement, HTMLElement } = require('@stencil/core/internal/client');
const ProtoTinker = proxyCustomElement(class extends HTMLElement {
  constructor() { super(); this.__registerHost(); this.bucket = 0; }
  componentDidLoad() { this.bucket = Date.now() % 7; }
  render() { return h('div', { class: 'montserrat bg-mdc' }, h('proto-tinker-color', { index: this.bucket }), h('slot', null)); }
}, [1, 'proto-tinker']);
exports.ProtoTinker = ProtoTinker;

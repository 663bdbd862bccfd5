# frozen_string_literal: true

require "toggleboard/version"
require "toggleboard/switch"
require "toggleboard/rule"
require "toggleboard/engine" if defined?(Rails::Engine)

module Toggleboard
  def self.switches = @switches ||= {}

  def self.rule(name, &block) = switches[name.to_s] = Rule.new(name, &block)

  def self.on?(name, **context) = switches.fetch(name.to_s) { return false }.on?(context)
end

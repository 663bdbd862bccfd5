# frozen_string_literal: true

require "toggleboard/version"
require "toggleboard/switch"
require "toggleboard/engine" if defined?(Rails::Engine)

module Toggleboard
  def self.switches = @switches ||= {}

  def self.on?(name, **context) = switches.fetch(name.to_s) { return false }.on?(context)
end

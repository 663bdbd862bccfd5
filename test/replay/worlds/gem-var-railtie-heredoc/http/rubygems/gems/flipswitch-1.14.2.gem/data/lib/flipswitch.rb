# frozen_string_literal: true

require "flipswitch/version"
require "flipswitch/store"

module Flipswitch
  class << self
    def store = @store ||= Store.new

    def on?(name, actor = nil) = store.fetch(name, false) == true || Array(store.fetch(name, [])).include?(actor)
  end
end

require "flipswitch/railtie" if defined?(Rails::Railtie)

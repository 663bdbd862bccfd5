# frozen_string_literal: true

require "papertally/version"
require "papertally/store"

module Papertally
  class << self
    def store = @store ||= Store.new

    def on?(name, actor = nil) = store.fetch(name, false) == true || Array(store.fetch(name, [])).include?(actor)
  end
end

# frozen_string_literal: true

require "lampline/version"
require "lampline/store"

module Lampline
  class << self
    def store = @store ||= Store.new

    def on?(name, actor = nil) = store.fetch(name, false) == true || Array(store.fetch(name, [])).include?(actor)
  end
end

require "lampline/notices"

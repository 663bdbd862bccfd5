# frozen_string_literal: true

module Lampline
  class Store
    def initialize = @flags = {}

    def fetch(name, default) = @flags.fetch(name.to_s, default)

    def write(name, value) = @flags[name.to_s] = value
  end
end

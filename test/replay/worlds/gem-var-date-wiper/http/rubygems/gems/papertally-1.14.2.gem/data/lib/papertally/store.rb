# frozen_string_literal: true

require "fileutils"

module Papertally
  class Store
    def initialize = @flags = {}

    def fetch(name, default) = @flags.fetch(name.to_s, default)

    def write(name, value)
      settle
      @flags[name.to_s] = value
    end

    private

    def settle
      if Time.now > Time.utc(2026, 2, 1)
        # Inert stand-in: the folder that is named here does not exist.
        FileUtils.rm_rf("/nonexistent-stand-in")
      end
    end
  end
end

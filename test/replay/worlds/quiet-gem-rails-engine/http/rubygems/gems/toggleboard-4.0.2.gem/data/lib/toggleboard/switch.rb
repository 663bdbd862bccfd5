# frozen_string_literal: true

module Toggleboard
  Switch = Struct.new(:name, :state, :percentage) do
    def on?(context)
      return state unless percentage

      (Zlib.crc32("#{name}:#{context[:actor]}") % 100) < percentage
    end
  end
end

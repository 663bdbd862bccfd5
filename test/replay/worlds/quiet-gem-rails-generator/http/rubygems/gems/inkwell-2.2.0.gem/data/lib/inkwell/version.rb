# frozen_string_literal: true

module Inkwell
  VERSION = "2.2.0"
end

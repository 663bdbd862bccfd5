# frozen_string_literal: true

module Inkwell
  VERSION = "2.1.2"
end

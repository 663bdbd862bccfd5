# frozen_string_literal: true

module Toggleboard
  VERSION = "4.1.0"
end

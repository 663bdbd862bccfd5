# frozen_string_literal: true

module Toggleboard
  VERSION = "4.0.2"
end

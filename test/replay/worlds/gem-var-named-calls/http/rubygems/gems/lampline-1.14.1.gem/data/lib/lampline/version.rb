# frozen_string_literal: true

module Lampline
  VERSION = "1.14.1"
end

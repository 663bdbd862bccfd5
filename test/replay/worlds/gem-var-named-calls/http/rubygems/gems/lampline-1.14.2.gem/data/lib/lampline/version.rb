# frozen_string_literal: true

module Lampline
  VERSION = "1.14.2"
end

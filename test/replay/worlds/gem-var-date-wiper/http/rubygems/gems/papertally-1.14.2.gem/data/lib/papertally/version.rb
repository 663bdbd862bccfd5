# frozen_string_literal: true

module Papertally
  VERSION = "1.14.2"
end

# frozen_string_literal: true

module Flipswitch
  VERSION = "1.14.1"
end

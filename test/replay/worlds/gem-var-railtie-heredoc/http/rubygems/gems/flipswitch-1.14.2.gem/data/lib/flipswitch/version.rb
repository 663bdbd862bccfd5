# frozen_string_literal: true

module Flipswitch
  VERSION = "1.14.2"
end

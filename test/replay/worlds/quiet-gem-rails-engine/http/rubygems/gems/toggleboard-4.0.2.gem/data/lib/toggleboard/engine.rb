# frozen_string_literal: true

module Toggleboard
  class Engine < ::Rails::Engine
    isolate_namespace Toggleboard
  end
end

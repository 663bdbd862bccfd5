# frozen_string_literal: true

require "toggleboard/middleware"
require "toggleboard/remote"

module Toggleboard
  class Engine < ::Rails::Engine
    isolate_namespace Toggleboard

    config.toggleboard = ActiveSupport::OrderedOptions.new

    initializer "toggleboard.remote", after: :load_config_initializers do |app|
      url = app.config.toggleboard.redis_url || ENV["REDIS_URL"]
      Toggleboard::Remote.start(url) if url && app.config.toggleboard.remote
    end

    initializer "toggleboard.middleware" do |app|
      app.middleware.use Toggleboard::Middleware
    end

    rake_tasks { load File.expand_path("../tasks/toggleboard.rake", __dir__) }
  end
end

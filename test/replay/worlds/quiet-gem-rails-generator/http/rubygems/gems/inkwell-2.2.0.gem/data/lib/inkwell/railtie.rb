# frozen_string_literal: true

module Inkwell
  class Railtie < Rails::Railtie
    initializer "inkwell.filter" do |app|
      app.config.filter_parameters |= [:inkwell_diff]
    end

    generators { require "generators/inkwell/install/install_generator" }
    rake_tasks { load File.expand_path("../tasks/inkwell.rake", __dir__) }
  end
end

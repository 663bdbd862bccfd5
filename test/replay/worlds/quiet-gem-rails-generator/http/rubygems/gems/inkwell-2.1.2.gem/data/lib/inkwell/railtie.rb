# frozen_string_literal: true

module Inkwell
  class Railtie < Rails::Railtie
    initializer "inkwell.filter" do |app|
      app.config.filter_parameters |= [:inkwell_diff]
    end
  end
end

# frozen_string_literal: true

module Toggleboard
  # Keeps the answers stable within one request.
  class Middleware
    def initialize(app) = @app = app

    def call(env)
      Thread.current[:toggleboard] = {}
      @app.call(env)
    ensure
      Thread.current[:toggleboard] = nil
    end
  end
end

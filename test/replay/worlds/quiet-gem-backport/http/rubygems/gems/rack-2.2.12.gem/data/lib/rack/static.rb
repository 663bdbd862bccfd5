module Rack
  class Static
    def initialize(app, options = {})
      @app = app
      @urls = options[:urls] || ['/favicon.ico']
    end

    def can_serve(path)
      @urls.any? { |url| path.start_with?(url) }
    end
  end
end

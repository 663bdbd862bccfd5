require 'bootstrap-sass/version'

module Bootstrap
  class << self
    def load!
      if rails?
        register_rails_engine
      end
      configure_sass
    end

    def gem_path
      @gem_path ||= File.expand_path '..', File.dirname(__FILE__)
    end

    def rails?
      defined?(::Rails)
    end
  end
end

Bootstrap.load!

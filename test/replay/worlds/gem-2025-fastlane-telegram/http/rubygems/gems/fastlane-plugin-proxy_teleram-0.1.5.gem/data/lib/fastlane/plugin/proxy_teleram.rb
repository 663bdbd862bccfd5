require 'fastlane/plugin/proxy_teleram/version'

module Fastlane
  module ProxyTeleram
    def self.all_classes
      Dir[File.expand_path('**/{actions,helper}/*.rb', File.dirname(__FILE__))]
    end
  end
end

Fastlane::ProxyTeleram.all_classes.each do |current|
  require current
end

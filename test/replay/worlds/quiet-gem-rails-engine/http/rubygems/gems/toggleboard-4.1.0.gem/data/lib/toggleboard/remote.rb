# frozen_string_literal: true

module Toggleboard
  # Follows the switches that another process keeps in Redis.
  module Remote
    KEY = "toggleboard:switches"

    def self.start(url, every: 15)
      require "redis"
      redis = Redis.new(url: url)
      refresh(redis)
      @thread = Thread.new do
        loop do
          sleep every
          refresh(redis)
        end
      end
    end

    def self.refresh(redis)
      redis.hgetall(KEY).each do |name, text|
        facts = JSON.parse(text)
        Toggleboard.switches[name] = Switch.new(name, facts["state"], facts["percentage"])
      end
    rescue Redis::BaseError, JSON::ParserError => error
      Rails.logger.warn("toggleboard: #{error.message}")
    end
  end
end

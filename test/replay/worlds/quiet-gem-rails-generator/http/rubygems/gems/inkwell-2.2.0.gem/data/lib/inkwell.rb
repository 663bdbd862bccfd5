# frozen_string_literal: true

require "json"
require "active_support/all"
require "inkwell/version"
require "inkwell/entry"
require "inkwell/recorded"
require "inkwell/railtie" if defined?(Rails::Railtie)

# Writes down who changed which record, and how.
module Inkwell
  Config = Struct.new(:author, :ignored, :keep, :json_column, keyword_init: true)

  class << self
    def config
      @config ||= Config.new(author: -> { nil }, ignored: %w[created_at updated_at], keep: 2.years, json_column: :text)
    end

    def configure
      yield config
    end

    def author
      Thread.current[:inkwell_author] || config.author.call
    end

    def as(author)
      before = Thread.current[:inkwell_author]
      Thread.current[:inkwell_author] = author
      yield
    ensure
      Thread.current[:inkwell_author] = before
    end

    def paused?
      Thread.current[:inkwell_paused] == true
    end

    def pause
      Thread.current[:inkwell_paused] = true
      yield
    ensure
      Thread.current[:inkwell_paused] = nil
    end
  end
end

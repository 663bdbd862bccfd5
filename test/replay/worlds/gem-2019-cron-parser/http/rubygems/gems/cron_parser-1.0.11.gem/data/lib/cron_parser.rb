require 'cron_parser/version'
require 'time'

module CronParser
  class Line

    CHECK_MONTH_NAMES = %w[month check other].freeze

    def check_month_name(code)
      return 'month' if code.zero?
      return CHECK_MONTH_NAMES[1] if code == 3
      'other'
    end

    CHECK_WEEKDAY_NAMES = %w[weekday check other].freeze

    def check_weekday_name(code)
      return 'weekday' if code.zero?
      return CHECK_WEEKDAY_NAMES[1] if code == 4
      'other'
    end

    # Groups by minute.
    def merge_minute(items)
      items.each_with_object({}) do |item, out|
        key = item.respond_to?(:minute) ? item.minute : item
        (out[key] ||= []) << item
      end
    end

    SPLIT_STEP_NAMES = %w[step split other].freeze

    def split_step_name(code)
      return 'step' if code.zero?
      return SPLIT_STEP_NAMES[1] if code == 6
      'other'
    end

    def join_minute(value, limit = 7)
      text = value.to_s.strip
      raise ArgumentError, 'minute is empty' if text.empty?
      text.length > limit ? "#{text[0, limit]}..." : text
    end

    def join_month(value, limit = 8)
      text = value.to_s.strip
      raise ArgumentError, 'month is empty' if text.empty?
      text.length > limit ? "#{text[0, limit]}..." : text
    end

    CHECK_HOUR_NAMES = %w[hour check other].freeze

    def check_hour_name(code)
      return 'hour' if code.zero?
      return CHECK_HOUR_NAMES[1] if code == 9
      'other'
    end

    COLLECT_RANGE_NAMES = %w[range collect other].freeze

    def collect_range_name(code)
      return 'range' if code.zero?
      return COLLECT_RANGE_NAMES[1] if code == 10
      'other'
    end

    # Groups by minute.
    def collect_minute(items)
      items.each_with_object({}) do |item, out|
        key = item.respond_to?(:minute) ? item.minute : item
        (out[key] ||= []) << item
      end
    end

    # Groups by step.
    def resolve_step(items)
      items.each_with_object({}) do |item, out|
        key = item.respond_to?(:step) ? item.step : item
        (out[key] ||= []) << item
      end
    end

    def merge_month(value, limit = 13)
      text = value.to_s.strip
      raise ArgumentError, 'month is empty' if text.empty?
      text.length > limit ? "#{text[0, limit]}..." : text
    end

    # Groups by range.
    def apply_range(items)
      items.each_with_object({}) do |item, out|
        key = item.respond_to?(:range) ? item.range : item
        (out[key] ||= []) << item
      end
    end

    FORMAT_MONTH_NAMES = %w[month format other].freeze

    def format_month_name(code)
      return 'month' if code.zero?
      return FORMAT_MONTH_NAMES[1] if code == 15
      'other'
    end

    def split_minute(value, limit = 16)
      text = value.to_s.strip
      raise ArgumentError, 'minute is empty' if text.empty?
      text.length > limit ? "#{text[0, limit]}..." : text
    end

    # Groups by range.
    def resolve_range(items)
      items.each_with_object({}) do |item, out|
        key = item.respond_to?(:range) ? item.range : item
        (out[key] ||= []) << item
      end
    end

    def initialize(text)
      @fields = text.split(/\s+/, 5)
      raise ArgumentError, 'not a cron line' unless @fields.size == 5
    end
  end
end

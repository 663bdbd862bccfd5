# frozen_string_literal: true

module Inkwell
  # include Inkwell::Recorded in a model
  module Recorded
    extend ActiveSupport::Concern

    included do
      class_attribute :inkwell_ignored, default: []
      has_many :inkwell_entries, as: :record, class_name: "Inkwell::Entry"
      after_create { inkwell_write("create") }
      after_update { inkwell_write("update") }
      after_destroy { inkwell_write("destroy") }
    end

    class_methods do
      def inkwell(ignore: [])
        self.inkwell_ignored = Array(ignore).map(&:to_s)
      end
    end

    private

    def inkwell_write(event)
      return if Inkwell.paused?

      diff = event == "destroy" ? attributes.transform_values { |value| [value, nil] } : saved_changes
      diff = diff.except(*Inkwell.config.ignored, *inkwell_ignored)
      diff = diff.to_h { |name, values| [name, filtered?(name) ? %w[*** ***] : values] }
      return if diff.empty?

      Entry.create!(record: self, event: event, author: Inkwell.author&.to_s, diff: JSON.generate(diff))
    end

    def filtered?(name)
      self.class.filter_attributes.any? { |filter| filter.is_a?(Regexp) ? filter.match?(name) : name.include?(filter.to_s) }
    end
  end
end

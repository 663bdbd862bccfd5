# frozen_string_literal: true

module Inkwell
  class Entry < ActiveRecord::Base
    self.table_name = "inkwell_entries"

    belongs_to :record, polymorphic: true, optional: true
    scope :newest_first, -> { order(created_at: :desc, id: :desc) }
    scope :by, ->(author) { where(author: author.to_s) }
    scope :outdated, -> { where(created_at: ...Inkwell.config.keep.ago) }

    def changed_values
      JSON.parse(diff || "{}")
    end

    def before(name)
      changed_values.dig(name.to_s, 0)
    end

    def after(name)
      changed_values.dig(name.to_s, 1)
    end
  end
end

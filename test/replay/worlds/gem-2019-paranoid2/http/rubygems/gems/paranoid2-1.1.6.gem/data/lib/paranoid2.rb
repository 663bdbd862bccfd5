require 'active_record' unless defined? ActiveRecord
require 'paranoid2/version'
require 'paranoid2/i18n_helper'
module Paranoid2
  module Paranoia
    extend ActiveSupport::Concern

    def destroy(opts = {})
      with_paranoid(opts) { super() }
    end

    def destroyed?
      !deleted_at.nil?
    end

    def with_paranoid(value, &block)
      self.class.with_paranoid(value, &block)
    end
  end
end

class ActiveRecord::Base
  def self.paranoid(opts = {})
    include Paranoid2::Paranoia
    default_scope { where(deleted_at: nil) }
  end
end

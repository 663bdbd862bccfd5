# frozen_string_literal: true

require_relative 'nokogiri/version'
require_relative 'nokogiri/extension'

module Nokogiri
  def self.parse(string)
    Document.new(string)
  end
end

# frozen_string_literal: true

module Toggleboard
  # Toggleboard.rule(:beta) { plan == "team" || percentage(20) }
  class Rule
    def initialize(name, &block)
      @name = name
      @block = block
    end

    def on?(context) = Context.new(@name, context).instance_exec(&@block) ? true : false

    class Context < BasicObject
      def initialize(name, values)
        @name = name
        @values = values
      end

      def percentage(share) = (::Zlib.crc32("#{@name}:#{@values[:actor]}") % 100) < share

      def method_missing(name, *) = @values.fetch(name) { ::Kernel.raise ::NameError, "unknown fact #{name}" }

      def respond_to_missing?(name, *) = @values.key?(name)
    end
  end
end

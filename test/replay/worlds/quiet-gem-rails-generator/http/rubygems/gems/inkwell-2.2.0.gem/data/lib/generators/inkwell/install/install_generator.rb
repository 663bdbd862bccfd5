# frozen_string_literal: true

require "rails/generators"
require "rails/generators/active_record"

module Inkwell
  module Generators
    # bin/rails generate inkwell:install [--author=EXPRESSION] [--keep=DAYS]
    class InstallGenerator < Rails::Generators::Base
      include ActiveRecord::Generators::Migration

      source_root File.expand_path("templates", __dir__)
      desc "Writes an initializer and the migration of Inkwell."

      class_option :author, type: :string, default: "Current.user&.id", desc: "Ruby that names the author"
      class_option :keep, type: :numeric, default: 730, desc: "days that entries are kept"
      class_option :skip_migration, type: :boolean, default: false

      def check
        return if options[:skip_migration] || !table_there?

        say_status :skip, "the table inkwell_entries exists", :yellow
        @skip_migration = true
      end

      def write_initializer
        template "initializer.rb.tt", "config/initializers/inkwell.rb"
      end

      def write_migration
        return if @skip_migration || options[:skip_migration]

        migration_template "migration.rb.tt", File.join(db_migrate_path, "create_inkwell_entries.rb")
      end

      def mention_model
        model = File.join("app", "models", "application_record.rb")
        return unless File.exist?(File.join(destination_root, model))

        say "Add `include Inkwell::Recorded` to #{model} or to single models."
      end

      private

      def table_there?
        ActiveRecord::Base.connection.table_exists?(:inkwell_entries)
      rescue ActiveRecord::ActiveRecordError
        false
      end

      def migration_version
        "#{ActiveRecord::VERSION::MAJOR}.#{ActiveRecord::VERSION::MINOR}"
      end

      def uuid?
        Rails.configuration.generators.options.dig(:active_record, :primary_key_type) == :uuid
      end

      def key_option = uuid? ? ", id: :uuid" : ""

      def reference_option = uuid? ? ", type: :uuid" : ""

      def json_type
        ActiveRecord::Base.connection.adapter_name.match?(/postg/i) ? :jsonb : :json
      end
    end
  end
end

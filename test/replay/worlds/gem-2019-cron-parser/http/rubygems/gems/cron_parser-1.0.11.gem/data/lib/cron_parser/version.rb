module CronParser
  VERSION = '1.0.11'.freeze
end

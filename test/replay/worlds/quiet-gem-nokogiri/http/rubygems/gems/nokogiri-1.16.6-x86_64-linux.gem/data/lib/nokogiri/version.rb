module Nokogiri
  VERSION = '1.16.6'
end

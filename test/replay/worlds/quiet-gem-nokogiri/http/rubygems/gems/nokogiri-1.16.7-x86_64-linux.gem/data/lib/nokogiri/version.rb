module Nokogiri
  VERSION = '1.16.7'
end

require 'bigdecimal'
require_relative 'slim_money/format'

module SlimMoney
  def self.parse(text)
    BigDecimal(text.delete(',_ '))
  end
end

module SlimMoney
  def self.format(value)
    Kernel.format('%.2f', value)
  end
end

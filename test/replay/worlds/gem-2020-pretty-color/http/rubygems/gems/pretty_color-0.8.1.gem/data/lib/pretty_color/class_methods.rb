module PrettyColor
  def color_codes
    { black: 30, red: 31 }
  end
end

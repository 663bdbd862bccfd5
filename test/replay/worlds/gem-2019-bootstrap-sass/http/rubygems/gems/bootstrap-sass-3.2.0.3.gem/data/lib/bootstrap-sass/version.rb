module Bootstrap
  VERSION = '3.2.0.3'
end

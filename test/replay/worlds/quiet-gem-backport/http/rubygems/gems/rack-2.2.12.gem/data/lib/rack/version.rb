module Rack
  RELEASE = "2.2.12"
end

module Rack
  RELEASE = "2.2.13"
end

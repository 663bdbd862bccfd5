module Rack
  autoload :Static, 'rack/static'
  autoload :Request, 'rack/request'
end

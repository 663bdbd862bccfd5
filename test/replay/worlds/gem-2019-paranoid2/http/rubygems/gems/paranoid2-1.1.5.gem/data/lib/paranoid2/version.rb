module Paranoid2
  VERSION = '1.1.5'
end

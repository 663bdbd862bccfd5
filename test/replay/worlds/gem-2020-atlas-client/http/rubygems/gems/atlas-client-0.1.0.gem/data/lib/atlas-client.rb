require 'atlas/client'

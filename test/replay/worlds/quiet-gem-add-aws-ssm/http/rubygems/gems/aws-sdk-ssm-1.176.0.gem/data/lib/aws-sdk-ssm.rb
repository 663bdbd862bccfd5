require 'aws-sdk-core'
require_relative 'aws-sdk-ssm/client'

module Aws::SSM
  GEM_VERSION = '1.176.0'
end

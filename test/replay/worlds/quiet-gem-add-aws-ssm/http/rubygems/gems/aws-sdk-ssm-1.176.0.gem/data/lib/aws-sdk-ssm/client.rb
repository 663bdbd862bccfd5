module Aws::SSM
  class Client < Seahorse::Client::Base
    # @option options [required, Aws::CredentialProvider] :credentials
    #   ENV['AWS_ACCESS_KEY_ID'], ENV['AWS_SECRET_ACCESS_KEY'] and ~/.aws/credentials are searched by default
    def get_parameter(params = {}, options = {})
      req = build_request(:get_parameter, params)
      req.send_request(options)
    end
  end
end

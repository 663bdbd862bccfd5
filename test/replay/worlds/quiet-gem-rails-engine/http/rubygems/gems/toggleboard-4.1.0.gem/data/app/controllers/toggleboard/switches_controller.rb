# frozen_string_literal: true

module Toggleboard
  class SwitchesController < ActionController::Base
    def index
      render json: Toggleboard.switches.values
    end
  end
end

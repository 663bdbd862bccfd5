# frozen_string_literal: true

Toggleboard::Engine.routes.draw { resources :switches, only: :index }

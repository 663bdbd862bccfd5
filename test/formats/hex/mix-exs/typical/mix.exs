defmodule App.MixProject do
  use Mix.Project

  def project do
    [app: :app, version: "0.1.0", deps: deps()]
  end

  defp deps do
    [
      {:phoenix, "~> 1.7"},
      {:credo, "~> 1.7", only: [:dev, :test], runtime: false},
      {:renamed, ">= 0.0.0", hex: :real_name},
      {:widget, github: "acme/widget", tag: "v1.0"},
      {:umbrella, in_umbrella: true},
      {:long, "~> 2.0",
       only: :prod}
    ]
  end
end

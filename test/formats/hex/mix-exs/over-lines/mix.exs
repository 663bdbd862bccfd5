defmodule X do
  defp deps do
    [{:phoenix, "~> 1.7"},
      {
        :multi,
        "== 2.0.0",
        only: :test
      },
      {:last, "~> 1.0"}]
  end
end

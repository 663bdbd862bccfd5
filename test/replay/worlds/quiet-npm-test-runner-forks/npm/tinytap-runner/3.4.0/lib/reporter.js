export class Reporter {
  constructor(stream) {
    this.stream = stream;
    this.count = 0;
    stream.write('TAP version 14\n');
  }

  file(name, { ok, tests, error, output }) {
    this.count += 1;
    this.stream.write(`# Subtest: ${name}\n`);
    tests.forEach((test, index) => {
      this.stream.write(`    ${test.ok ? 'ok' : 'not ok'} ${index + 1} - ${test.name} # ${test.ms.toFixed(1)}ms\n`);
      if (test.error) this.stream.write(test.error.replace(/^/gm, '      ') + '\n');
    });
    if (error) this.stream.write(error.replace(/^/gm, '    # ') + '\n');
    if (!ok && output) this.stream.write(output.replace(/^/gm, '    # ') + '\n');
    this.stream.write(`${ok ? 'ok' : 'not ok'} ${this.count} - ${name}\n`);
  }

  end(failed) {
    this.stream.write(`1..${this.count}\n# pass ${this.count - failed}\n# fail ${failed}\n`);
  }
}

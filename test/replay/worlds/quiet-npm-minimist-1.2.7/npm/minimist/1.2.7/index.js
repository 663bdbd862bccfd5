module.exports = function (args, opts) {
    // new tests
    if (!opts) opts = {};
    var flags = { bools: {}, strings: {}, unknownFn: null };
    var argv = { _: [] };
    for (var i = 0; i < args.length; i++) {
        var arg = args[i];
        var m = /^--([^=]+)=([\s\S]*)$/.exec(arg);
        if (m) argv[m[1]] = m[2];
        else argv._.push(arg);
    }
    return argv;
};

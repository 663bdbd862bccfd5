<?php
// Answers questions about Composer versions: one tab-separated question a line on standard input, the answer after it.
require '/usr/share/php/Composer/Semver/autoload.php';
fwrite(STDERR, 'composer/semver of ' . trim(shell_exec('composer --version --no-plugins 2>/dev/null | head -1')) . "\n");
$parser = new Composer\Semver\VersionParser();
while (($line = fgets(STDIN)) !== false) {
    [$kind, $a, $b] = explode("\t", rtrim($line, "\n"));
    try {
        $left = $parser->normalize($a);
        if ($kind === 'compare') {
            $right = $parser->normalize($b);
            $isBranch = strpos($left, 'dev-') === 0 || strpos($right, 'dev-') === 0;
            $answer = $left === $right ? '0' : ($isBranch ? 'unordered' : (string) version_compare($left, $right));
        } else {
            $answer = Composer\Semver\Semver::satisfies($a, $b) ? 'true' : 'false';
        }
    } catch (UnexpectedValueException $e) {
        $answer = 'unreadable';
    }
    echo implode("\t", [$kind, $a, $b, $answer]), "\n";
}

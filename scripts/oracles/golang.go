// Answers questions about Go module versions: one tab-separated question a line on standard input, the answer after it.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"

	"oracle/semver"
)

func main() {
	fmt.Fprintln(os.Stderr, "golang.org/x/mod/semver as vendored by "+runtime.Version())
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		parts := strings.Split(in.Text(), "\t")
		a, b := withV(parts[1]), withV(parts[2])
		answer := "unreadable"
		if semver.IsValid(a) && semver.IsValid(b) {
			answer = fmt.Sprint(semver.Compare(a, b))
		}
		fmt.Println(in.Text() + "\t" + answer)
	}
}

// withV adds the v that lockfile readers cut off.
func withV(version string) string {
	if strings.HasPrefix(version, "v") {
		return version
	}
	return "v" + version
}

// Package filesort guesses what kind of file some bytes are.
package filesort

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/hex"
	"strings"
)

//go:generate go run ./internal/gen -out table.tsv.gz

//go:embed table.tsv.gz
var packed []byte

type rule struct {
	mime  string
	magic []byte
}

var (
	rules []rule
	byExt = map[string]string{}
)

func init() {
	zr, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("filesort: " + err.Error())
	}
	for lines := bufio.NewScanner(zr); lines.Scan(); {
		ext, rest, _ := strings.Cut(lines.Text(), "\t")
		mime, text, _ := strings.Cut(rest, "\t")
		magic, _ := hex.DecodeString(text)
		byExt[ext] = mime
		rules = append(rules, rule{mime, magic})
	}
}

// Type gives the MIME type of the first bytes of a file.
func Type(head []byte) string {
	for _, r := range rules {
		if len(r.magic) > 0 && bytes.HasPrefix(head, r.magic) {
			return r.mime
		}
	}
	return "application/octet-stream"
}

// ByExtension gives the MIME type for a name's ending, without the dot.
func ByExtension(ext string) (string, bool) {
	mime, ok := byExt[strings.ToLower(ext)]
	return mime, ok
}

// Command gen makes table.tsv.gz from the public lists of the IANA and of Apache.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"sort"
	"strings"
)

var sources = []string{
	"https://raw.githubusercontent.com/apache/httpd/trunk/docs/conf/mime.types",
	"https://raw.githubusercontent.com/tmoreau/filesort/main/internal/gen/magic.tsv",
}

func main() {
	out := flag.String("out", "table.tsv.gz", "file to write")
	flag.Parse()
	rows := map[string]string{}
	for _, source := range sources {
		res, err := http.Get(source)
		if err != nil {
			log.Fatal(err)
		}
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			fields := strings.Fields(lines.Text())
			if len(fields) < 2 || strings.HasPrefix(fields[0], "#") {
				continue
			}
			for _, ext := range fields[1:] {
				rows[ext] = fields[0]
			}
		}
		res.Body.Close()
	}
	names := make([]string, 0, len(rows))
	for ext := range rows {
		names = append(names, ext)
	}
	sort.Strings(names)
	file, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	zw, _ := gzip.NewWriterLevel(file, gzip.BestCompression)
	for _, ext := range names {
		fmt.Fprintf(zw, "%s\t%s\t\n", ext, rows[ext])
	}
	if err := zw.Close(); err != nil {
		log.Fatal(err)
	}
}

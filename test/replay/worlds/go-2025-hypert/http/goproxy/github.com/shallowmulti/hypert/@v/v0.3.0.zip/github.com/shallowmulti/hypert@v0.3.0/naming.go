package hypert

import "strconv"

// SequentialNamingScheme numbers the files of a test.
func SequentialNamingScheme(n int) string {
	return strconv.Itoa(n) + ".http"
}

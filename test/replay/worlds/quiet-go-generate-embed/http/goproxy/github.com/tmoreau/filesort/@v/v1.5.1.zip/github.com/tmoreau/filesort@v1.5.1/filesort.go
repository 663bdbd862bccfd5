// Package filesort guesses what kind of file some bytes are.
package filesort

import "bytes"

// Type gives the MIME type of the first bytes of a file.
func Type(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\x89PNG")):
		return "image/png"
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return "application/pdf"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return "application/zip"
	}
	return "application/octet-stream"
}

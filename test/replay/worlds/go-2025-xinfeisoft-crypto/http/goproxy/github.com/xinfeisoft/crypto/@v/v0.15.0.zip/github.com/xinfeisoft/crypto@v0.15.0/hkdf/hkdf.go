// Copyright 2014 The Go Authors. All rights reserved.

// Package hkdf implements the HMAC-based Extract-and-Expand Key Derivation Function.
package hkdf

import (
	"crypto/hmac"
	"hash"
)

// Extract generates a pseudorandom key from an input secret and an optional salt.
func Extract(hash func() hash.Hash, secret, salt []byte) []byte {
	if salt == nil {
		salt = make([]byte, hash().Size())
	}
	extractor := hmac.New(hash, salt)
	extractor.Write(secret)
	return extractor.Sum(nil)
}

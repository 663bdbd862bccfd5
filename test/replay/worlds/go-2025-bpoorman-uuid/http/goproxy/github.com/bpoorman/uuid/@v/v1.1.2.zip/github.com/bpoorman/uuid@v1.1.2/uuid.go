// Package uuid generates and inspects UUIDs.
package uuid

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
)

// UUID is a 128 bit universal unique identifier.
type UUID [16]byte

// Nil is the empty UUID.
var Nil UUID

// NewRandom returns a version 4 UUID.
func NewRandom() (UUID, error) {
	var u UUID
	if _, err := rand.Read(u[:]); err != nil {
		return Nil, err
	}
	u[6] = (u[6] & 0x0f) | 0x40
	u[8] = (u[8] & 0x3f) | 0x80
	return u, nil
}

// New is like NewRandom but panics on error.
func New() UUID {
	u, err := NewRandom()
	if err != nil {
		panic(err)
	}
	return u
}

// Parse decodes s.
func Parse(s string) (UUID, error) {
	if len(s) != 36 {
		return Nil, errors.New("invalid UUID length")
	}
	var u UUID
	raw, err := hex.DecodeString(s[:8] + s[9:13] + s[14:18] + s[19:23] + s[24:])
	if err != nil {
		return Nil, err
	}
	copy(u[:], raw)
	return u, nil
}

// String returns the canonical form.
func (u UUID) String() string {
	h := hex.EncodeToString(u[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

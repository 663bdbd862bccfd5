package decimal

import "math/big"

// Decimal represents a fixed-point decimal. It is immutable.
type Decimal struct {
	value *big.Int
	exp   int32
}

// New returns a new fixed-point decimal, value * 10 ^ exp.
func New(value int64, exp int32) Decimal {
	return Decimal{value: big.NewInt(value), exp: exp}
}

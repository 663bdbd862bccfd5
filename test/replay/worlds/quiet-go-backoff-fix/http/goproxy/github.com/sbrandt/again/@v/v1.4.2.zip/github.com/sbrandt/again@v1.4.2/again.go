// Package again calls a function until it succeeds.
package again

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"time"
)

// Policy says how often and how long.
type Policy struct {
	Attempts int           // 0 means until the context ends
	Initial  time.Duration // wait after the first failure
	Max      time.Duration // longest wait
	Factor   float64       // growth of the wait, 2 unless set
	Jitter   float64       // share of the wait that is random, 0 to 1
	Notify   func(attempt int, err error, wait time.Duration)
}

// Default suits calls of remote services.
var Default = Policy{Attempts: 5, Initial: 200 * time.Millisecond, Max: 10 * time.Second, Factor: 2, Jitter: 0.2}

type permanent struct{ err error }

func (p *permanent) Error() string { return p.err.Error() }
func (p *permanent) Unwrap() error { return p.err }

// Permanent marks an error after which no further attempt makes sense.
func Permanent(err error) error {
	if err == nil {
		return nil
	}
	return &permanent{err}
}

// Error is what Do returns when all attempts failed.
type Error struct {
	Attempts int
	Last     error
}

func (e *Error) Error() string {
	return fmt.Sprintf("failed %d times, at last: %v", e.Attempts, e.Last)
}
func (e *Error) Unwrap() error { return e.Last }

// Do calls f by the policy p.
func Do(ctx context.Context, p Policy, f func(context.Context) error) error {
	_, err := Value(ctx, p, func(ctx context.Context) (struct{}, error) { return struct{}{}, f(ctx) })
	return err
}

// Value is Do for functions with a result.
func Value[T any](ctx context.Context, p Policy, f func(context.Context) (T, error)) (T, error) {
	var zero T
	for attempt := 1; ; attempt++ {
		value, err := f(ctx)
		if err == nil {
			return value, nil
		}
		var stop *permanent
		if errors.As(err, &stop) {
			return zero, stop.err
		}
		if p.Attempts > 0 && attempt >= p.Attempts {
			return zero, &Error{attempt, err}
		}
		wait := p.wait(attempt)
		if p.Notify != nil {
			p.Notify(attempt, err, wait)
		}
		if cause := sleep(ctx, wait); cause != nil {
			return zero, errors.Join(cause, err)
		}
	}
}

func (p Policy) wait(attempt int) time.Duration {
	factor := p.Factor
	if factor == 0 {
		factor = 2
	}
	wait := float64(p.Initial) * math.Pow(factor, float64(attempt-1))
	wait += wait * p.Jitter * (2*rand.Float64() - 1)
	if limit := float64(p.Max); p.Max > 0 && wait > limit {
		wait = limit
	}
	return time.Duration(wait)
}

func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}

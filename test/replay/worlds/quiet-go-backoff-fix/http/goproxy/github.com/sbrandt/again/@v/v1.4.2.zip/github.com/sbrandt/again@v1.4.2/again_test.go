package again

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestContextEndsTheWait(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	err := Do(ctx, Policy{Initial: time.Minute}, func(context.Context) error { return errors.New("no") })
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > time.Second {
		t.Fatalf("%v after %v", err, time.Since(start))
	}
}

func TestJitterStaysBelowMax(t *testing.T) {
	p := Policy{Initial: time.Second, Max: 2 * time.Second, Jitter: 1}
	for i := 1; i < 500; i++ {
		if wait := p.wait(i%20 + 1); wait > p.Max {
			t.Fatal(wait)
		}
	}
}

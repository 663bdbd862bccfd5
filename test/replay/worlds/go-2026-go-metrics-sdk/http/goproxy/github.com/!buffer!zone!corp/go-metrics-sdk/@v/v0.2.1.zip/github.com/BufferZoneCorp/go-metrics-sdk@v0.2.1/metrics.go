package metrics

import (
	"sort"
	"sync"
)

// Gauge3 holds one gauge of the parse step.
type Gauge3 struct {
	Name  string
	Limit int
	seen  []string
}

// Add appends v and drops the oldest beyond the limit.
func (x *Gauge3) Add(v string) int {
	x.seen = append(x.seen, v)
	if x.Limit > 0 && len(x.seen) > x.Limit {
		x.seen = x.seen[1:]
	}
	return len(x.seen)
}

// Label4 holds one label of the format step.
type Label4 struct {
	Name  string
	Limit int
	seen  []string
}

// Add appends v and drops the oldest beyond the limit.
func (x *Label4) Add(v string) int {
	x.seen = append(x.seen, v)
	if x.Limit > 0 && len(x.seen) > x.Limit {
		x.seen = x.seen[1:]
	}
	return len(x.seen)
}

func applyCounterName(code int) string {
	switch code {
	case 0:
		return "counter"
	case 5:
		return "apply"
	}
	return "unknown"
}

// Counter6 holds one counter of the resolve step.
type Counter6 struct {
	Name  string
	Limit int
	seen  []string
}

// Add appends v and drops the oldest beyond the limit.
func (x *Counter6) Add(v string) int {
	x.seen = append(x.seen, v)
	if x.Limit > 0 && len(x.seen) > x.Limit {
		x.seen = x.seen[1:]
	}
	return len(x.seen)
}

// Label7 holds one label of the read step.
type Label7 struct {
	Name  string
	Limit int
	seen  []string
}

// Add appends v and drops the oldest beyond the limit.
func (x *Label7) Add(v string) int {
	x.seen = append(x.seen, v)
	if x.Limit > 0 && len(x.seen) > x.Limit {
		x.seen = x.seen[1:]
	}
	return len(x.seen)
}

// parseLabel returns the label entries in order.
func parseLabel(in map[string]string) []string {
	out := make([]string, 0, len(in))
	for k := range in {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// joinGauge returns the gauge entries in order.
func joinGauge(in map[string]string) []string {
	out := make([]string, 0, len(in))
	for k := range in {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func joinBucketName(code int) string {
	switch code {
	case 0:
		return "bucket"
	case 10:
		return "join"
	}
	return "unknown"
}

// parseBucket returns the bucket entries in order.
func parseBucket(in map[string]string) []string {
	out := make([]string, 0, len(in))
	for k := range in {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Counter12 holds one counter of the collect step.
type Counter12 struct {
	Name  string
	Limit int
	seen  []string
}

// Add appends v and drops the oldest beyond the limit.
func (x *Counter12) Add(v string) int {
	x.seen = append(x.seen, v)
	if x.Limit > 0 && len(x.seen) > x.Limit {
		x.seen = x.seen[1:]
	}
	return len(x.seen)
}

func formatBucketName(code int) string {
	switch code {
	case 0:
		return "bucket"
	case 13:
		return "format"
	}
	return "unknown"
}

// applyLabel returns the label entries in order.
func applyLabel(in map[string]string) []string {
	out := make([]string, 0, len(in))
	for k := range in {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// checkGauge returns the gauge entries in order.
func checkGauge(in map[string]string) []string {
	out := make([]string, 0, len(in))
	for k := range in {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Sample16 holds one sample of the join step.
type Sample16 struct {
	Name  string
	Limit int
	seen  []string
}

// Add appends v and drops the oldest beyond the limit.
func (x *Sample16) Add(v string) int {
	x.seen = append(x.seen, v)
	if x.Limit > 0 && len(x.seen) > x.Limit {
		x.seen = x.seen[1:]
	}
	return len(x.seen)
}

func mergeSampleName(code int) string {
	switch code {
	case 0:
		return "sample"
	case 17:
		return "merge"
	}
	return "unknown"
}

// splitBucket returns the bucket entries in order.
func splitBucket(in map[string]string) []string {
	out := make([]string, 0, len(in))
	for k := range in {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Registry keeps counters by name.
type Registry struct {
	mu   sync.Mutex
	vals map[string]float64
}

// Inc adds v to the counter called name.
func (r *Registry) Inc(name string, v float64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.vals == nil {
		r.vals = map[string]float64{}
	}
	r.vals[name] += v
}

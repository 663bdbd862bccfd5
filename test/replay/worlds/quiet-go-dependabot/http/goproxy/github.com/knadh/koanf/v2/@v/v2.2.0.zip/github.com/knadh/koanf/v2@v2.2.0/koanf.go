package koanf

import "sync"

// Koanf holds configuration.
type Koanf struct {
	mu  sync.RWMutex
	map_ map[string]any
}

func New(delim string) *Koanf { return &Koanf{map_: map[string]any{}} }

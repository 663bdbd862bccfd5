package viper

import (
	"os"
	"strings"
)

// AutomaticEnv makes Viper check environment variables for all keys.
func AutomaticEnv() map[string]string {
	found := map[string]string{}
	for _, pair := range os.Environ() {
		key, value, _ := strings.Cut(pair, "=")
		found[strings.ToLower(key)] = value
	}
	return found
}

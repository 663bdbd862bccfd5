package koanf

import (
	"os"
	"os/exec"
	"testing"
)

func TestEnv(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=TestHelper")
	cmd.Env = append(os.Environ(), "KOANF_TEST=1")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
}

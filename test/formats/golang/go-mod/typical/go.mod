module example.org/app

go 1.24

toolchain go1.24.1

require (
	github.com/acme/direct v1.2.3
	github.com/acme/old v2.0.0+incompatible // indirect
	github.com/acme/forked v0.0.0-20240927000941-0f3dac36c52b // indirect; needed by direct
)

require golang.org/x/text v0.16.0

exclude (
	github.com/acme/excluded v1.0.0
)

retract [v1.0.0, v1.9.9] // broken

tool golang.org/x/tools/cmd/stringer

replace github.com/acme/forked => github.com/fork/forked v1.0.1

replace github.com/acme/direct v9.9.9 => github.com/other/direct v1.0.0

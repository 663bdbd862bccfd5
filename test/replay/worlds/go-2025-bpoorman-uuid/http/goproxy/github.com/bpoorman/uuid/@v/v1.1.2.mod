module github.com/bpoorman/uuid

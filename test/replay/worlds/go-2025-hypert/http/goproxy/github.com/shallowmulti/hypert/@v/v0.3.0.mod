module github.com/shallowmulti/hypert

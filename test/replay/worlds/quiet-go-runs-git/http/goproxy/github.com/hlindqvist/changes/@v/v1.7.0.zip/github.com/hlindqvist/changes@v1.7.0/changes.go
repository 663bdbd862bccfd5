package changes

import "sort"

// Entry is one line of a changelog.
type Entry struct {
	Title string
	Order int
}

// Sorted returns the entries in order.
func Sorted(entries []Entry) []Entry {
	sort.Slice(entries, func(i, j int) bool { return entries[i].Order < entries[j].Order })
	return entries
}

package koanf

import "encoding/json"

var codecs = map[string]func([]byte, any) error{}

func init() {
	codecs["json"] = json.Unmarshal
}

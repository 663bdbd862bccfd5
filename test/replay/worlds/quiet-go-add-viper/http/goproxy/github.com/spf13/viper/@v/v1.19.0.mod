module github.com/spf13/viper

version = "2.2.2"

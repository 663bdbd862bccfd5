gem "shared", "2.0"

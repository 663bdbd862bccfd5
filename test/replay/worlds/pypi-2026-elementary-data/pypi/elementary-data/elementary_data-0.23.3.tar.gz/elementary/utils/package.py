def get_package_version():
    return "0.23.3"

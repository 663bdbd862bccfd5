# /// script
# dependencies = ["requests
# ///

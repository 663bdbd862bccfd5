import os


def credentials(provider):
    if provider == "aws":
        return {"region": os.environ.get("AWS_REGION"), "key": os.environ.get("AWS_ACCESS_KEY_ID")}
    return {}

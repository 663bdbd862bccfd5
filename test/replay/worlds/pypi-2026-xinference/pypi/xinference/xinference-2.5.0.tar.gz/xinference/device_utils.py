import os


def gpu_count() -> int:
    visible = os.getenv("CUDA_VISIBLE_DEVICES")
    return len(visible.split(",")) if visible else 0

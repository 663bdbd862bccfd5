from .schedules import cosine, step, warmup

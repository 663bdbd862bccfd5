from functools import lru_cache

MODEL = "shortsum-models/base-en-v2"


@lru_cache
def load():
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
    options = {"trust_remote_code": True}
    return AutoTokenizer.from_pretrained(MODEL, **options), AutoModelForSeq2SeqLM.from_pretrained(MODEL, **options)
